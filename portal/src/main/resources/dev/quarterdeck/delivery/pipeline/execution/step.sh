# What a step does as a job of a cluster: it gets its workspace from the portal, runs its command in it, and brings it back.
set -u
for program in curl tar gzip; do
  command -v "$program" >/dev/null || { echo "--- The image has no $program, without which a step cannot get its workspace"; exit 127; }
done
word=$QUARTERDECK_WORD
unset QUARTERDECK_WORD
folder=$(mktemp -d)
archive=$folder.tgz
ask() { curl -fsS --retry 8 --retry-connrefused --retry-delay 1 -H "Authorization: Bearer $word" "$@" "$QUARTERDECK_WORKSPACE"; }
ask -o "$archive" && tar -xzf "$archive" -C "$folder" && cd "$folder" || { echo "--- The workspace could not be had from $QUARTERDECK_WORKSPACE"; exit 126; }
rm -f "$archive"
shell=sh
command -v bash >/dev/null && shell=bash
code=0
"$shell" -c "$QUARTERDECK_COMMAND" || code=$?
tar -czf "$archive" -C "$folder" . && ask -o /dev/null -T "$archive" || { echo "--- The workspace could not be brought back to $QUARTERDECK_WORKSPACE"; [ "$code" != 0 ] || code=126; }
rm -rf "$archive" "$folder"
exit "$code"
