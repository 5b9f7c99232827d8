package dev.quarterdeck.catalog.source.tree;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.quarterdeck.connector.SourceUnavailable;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The repositories of GitHub organisations, each a folder of one source. Asks only for what was pushed to since it asked
 * last, because an hour's requests are limited.
 *
 * @see <a href="https://docs.github.com/en/rest/git/trees">the REST API of Git trees</a>
 */
@Component
class GitHubOrganisations implements DisposableBean {

    private static final int PAGE = 100;
    private static final int LIST_BYTES = 32 << 20;
    private static final long CACHED_BYTES = 32L << 20;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*");

    private final GitHubSettings settings;
    private final JsonMapper json;
    private final HttpReader reader = new HttpReader(true);

    /** By repository and the time of its last push. */
    private final Cache<String, SortedMap<String, String>> trees =
            Caffeine.newBuilder().maximumSize(5_000).build();

    private final Cache<String, byte[]> blobs = Caffeine.newBuilder()
            .maximumWeight(CACHED_BYTES)
            .<String, byte[]>weigher((sha, content) -> sha.length() + content.length)
            .build();

    GitHubOrganisations(GitHubSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    /** One of its repositories as the list of them says. */
    record Repository(String name, String branch, String pushedAt) {

        private static Repository of(JsonNode listed) {
            return new Repository(
                    listed.path("name").asString(""),
                    listed.path("default_branch").asString(""),
                    listed.path("pushed_at").asString(""));
        }

        String key() {
            return name + " " + branch + " " + pushedAt;
        }
    }

    /** Why this is no organisation to read, in words for whoever typed it. */
    Optional<String> refusal(String location) {
        var prefix = settings.address() + "/";
        return location.startsWith(prefix)
                        && NAME.matcher(location.substring(prefix.length())).matches()
                ? Optional.empty()
                : Optional.of("Give the organisation's address: %sNAME".formatted(prefix));
    }

    SourceTree open(String location, Predicate<String> isDescriptor) {
        refusal(location).ifPresent(why -> {
            throw new SourceUnavailable(why);
        });
        var organisation = location.substring(location.lastIndexOf('/') + 1);
        return new GitHubTree(this, organisation, repositories(organisation), isDescriptor);
    }

    /** All but the archived, and copies of what is kept elsewhere. */
    private List<Repository> repositories(String organisation) {
        var found = new ArrayList<Repository>();
        var page = 1;
        JsonNode listed;
        do {
            listed = tree("/orgs/%s/repos?sort=full_name&per_page=%d&page=%d".formatted(organisation, PAGE, page++));
            listed.valueStream()
                    .filter(repository -> !repository.path("archived").asBoolean(false)
                            && !repository.path("fork").asBoolean(false))
                    .map(Repository::of)
                    .forEach(found::add);
        } while (listed.size() == PAGE);
        return found;
    }

    /** The repository's files by their paths, each with the id of its content. */
    SortedMap<String, String> files(String organisation, Repository repository) {
        return trees.get(organisation + "/" + repository.key(), _ -> {
            var files = new TreeMap<String, String>();
            if (repository.pushedAt().isEmpty()) {
                return files;
            }
            tree("/repos/%s/%s/git/trees/%s?recursive=1"
                            .formatted(organisation, repository.name(), repository.branch()))
                    .path("tree")
                    .valueStream()
                    .filter(file -> file.path("type").asString("").equals("blob"))
                    .forEach(file -> files.put(
                            file.path("path").asString(""), file.path("sha").asString("")));
            return files;
        });
    }

    /** Empty if it is larger than {@code limit}. */
    Optional<byte[]> content(String organisation, String repository, String sha, int limit) {
        var content = blobs.get(
                sha,
                _ -> get(
                        "/repos/%s/%s/git/blobs/%s".formatted(organisation, repository, sha),
                        "application/vnd.github.raw+json"));
        return Optional.of(content).filter(bytes -> bytes.length <= limit);
    }

    private JsonNode tree(String path) {
        try {
            return json.readTree(get(path, "application/vnd.github+json"));
        } catch (JacksonException e) {
            throw new SourceUnavailable("GitHub's answer is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private byte[] get(String path, String type) {
        var headers = new HashMap<>(Map.of("Accept", type, "X-GitHub-Api-Version", "2022-11-28"));
        if (settings.token() != null) {
            headers.put("Authorization", "Bearer " + settings.token());
        }
        try {
            var answer = reader.get(URI.create(settings.api() + path), headers, LIST_BYTES);
            if (answer.status() != 200) {
                throw new SourceUnavailable(explain(answer, path));
            }
            return answer.body();
        } catch (IOException e) {
            throw new SourceUnavailable("GitHub cannot be asked: " + e.getMessage(), e);
        }
    }

    private String explain(HttpReader.Answer answer, String path) {
        if ("0".equals(answer.headers().get("x-ratelimit-remaining"))) {
            var reset = Long.parseLong(answer.headers().getOrDefault("x-ratelimit-reset", "0"));
            return "GitHub answers no more requests before %s UTC; a token in quarterdeck.catalog.github.token allows more"
                    .formatted(DateTimeFormatter.ofPattern("HH:mm")
                            .format(Instant.ofEpochSecond(reset).atOffset(ZoneOffset.UTC)));
        }
        return switch (answer.status()) {
            case 401 -> "GitHub does not know the token in quarterdeck.catalog.github.token";
            case 403, 404 -> "GitHub shows no %s: it is not there, or the token may not see it".formatted(path);
            default -> "GitHub answers %d to %s".formatted(answer.status(), path);
        };
    }

    @Override
    public void destroy() throws IOException {
        reader.close();
    }
}
