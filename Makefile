# Everything a newcomer needs; the work itself is in deploy/bin and Maven.
.PHONY: run test e2e bench clean

run:
	@deploy/bin/run $(ARGS)

test:
	@deploy/bin/test

e2e:
	@deploy/bin/build
	@deploy/bin/test -pl e2e

bench:
	@deploy/bin/bench

clean:
	@deploy/bin/maven -q clean
