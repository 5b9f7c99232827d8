package dev.quarterdeck.catalog.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quarterdeck.catalog.docs.DocsRepository.PageKey;
import dev.quarterdeck.platform.EntityRef;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.DigestUtils;

/** The docs of entities. They are rendered when their source is read, so that a page never waits for it. */
@Component
public class Docs {

    /** Changes with what is made of markdown, so that a new version of the portal renders all of it again. */
    private static final String FORMAT = "1:";

    private static final Map<String, String> PICTURES = Map.of(
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "gif", "image/gif",
            "webp", "image/webp",
            "svg", "image/svg+xml");

    private final DocsRepository repository;
    private final DocsQuery query;

    Docs(DocsRepository repository, DocsQuery query) {
        this.repository = repository;
        this.query = query;
    }

    /** All pages of an entity, the first one first. */
    @Transactional(readOnly = true)
    public List<DocLink> pages(EntityRef ref) {
        return pages(ref, null);
    }

    /**
     * All that there were.
     *
     * @param at null for now
     */
    @Transactional(readOnly = true)
    public List<DocLink> pages(EntityRef ref, @Nullable Instant at) {
        return query.pages(ref, at);
    }

    /** @throws DocsNotFound if there is no such page */
    @Transactional(readOnly = true)
    public DocPage page(EntityRef ref, String path) {
        return page(ref, path, null);
    }

    /**
     * What a page said; its pictures are those of today.
     *
     * @param at null for now
     * @throws DocsNotFound if there was no such page
     */
    @Transactional(readOnly = true)
    public DocPage page(EntityRef ref, String path, @Nullable Instant at) {
        return query.page(ref, path, at).orElseThrow(() -> new DocsNotFound(ref, path));
    }

    /** @throws DocsNotFound if no page shows such a picture */
    @Transactional(readOnly = true)
    public DocPicture picture(EntityRef ref, String path) {
        return query.picture(ref, path).orElseThrow(() -> new DocsNotFound(ref, path));
    }

    /**
     * Takes in all docs of a source; those of before that are missing now are removed.
     *
     * @param files their bytes by path from the root; empty for what is not there or too large
     */
    @Transactional
    public void take(long source, List<DocFolder> folders, Function<String, Optional<byte[]>> files, Instant at) {
        var before = repository.digests(source);
        var gone = new HashSet<>(before.keySet());
        for (var folder : folders) {
            gone.removeAll(take(source, folder, files, before, at));
        }
        gone.forEach(page -> repository.remove(page, at));
    }

    private Set<PageKey> take(
            long source,
            DocFolder folder,
            Function<String, Optional<byte[]>> files,
            Map<PageKey, String> before,
            Instant at) {
        var markdown = new Markdown(folder.ref().path(), folder.path());
        var pages = new HashSet<PageKey>();
        var pictures = new LinkedHashSet<String>();
        for (var file : folder.files()) {
            var text = files.apply(file).map(bytes -> new String(bytes, UTF_8).replace("\0", ""));
            if (text.isEmpty()) {
                continue;
            }
            var page = markdown.render(file, text.get());
            pictures.addAll(page.pictures());
            var path = file.substring(folder.path().length(), file.length() - ".md".length());
            var key = new PageKey(folder.ref().toString(), path);
            var digest = FORMAT + DigestUtils.md5DigestAsHex(text.get().getBytes(UTF_8));
            if (!digest.equals(before.get(key))) {
                repository.put(folder.ref(), path, pages.size(), source, file, digest, page, at);
            }
            pages.add(key);
        }
        takePictures(folder, pictures, files);
        return pages;
    }

    private void takePictures(DocFolder folder, Set<String> pictures, Function<String, Optional<byte[]>> files) {
        var kept = new HashSet<String>();
        for (var file : pictures) {
            var type = PICTURES.get(file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
            if (type == null || !file.startsWith(folder.path())) {
                continue;
            }
            files.apply(file).ifPresent(bytes -> {
                var path = file.substring(folder.path().length());
                repository.putPicture(
                        folder.ref(), path, new DocPicture(type, DigestUtils.md5DigestAsHex(bytes), bytes));
                kept.add(path);
            });
        }
        repository.removePicturesBut(folder.ref(), kept);
    }
}
