package dev.quarterdeck.connector.kubernetes.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The repository through which workloads reach a cluster.
 *
 * @param url https, http, ssh ({@code git@host:path} too) or a folder; without a password
 * @param branch that Argo CD follows; it is never pushed to by force
 * @param path the folder of a workload: with {@code {component}} and {@code {environment}} in it
 * @param username that goes with the token; most Git hosts take any
 * @param token that may push
 * @param tokenFile likewise; read again each time, for such tokens are renewed
 * @param keyFile a private key for SSH without a passphrase, as OpenSSH has it
 * @param knownHostsFile whom to trust over SSH, as OpenSSH has it
 * @param environments that are delivered so; empty for all on the cluster
 * @param application namespace and name of the Application of Argo CD that is asked to look after a commit, as
 *     {@code argocd/{component}-{environment}}; null to leave it to Argo CD when it looks
 * @param sync whether an Application that does not sync by itself is asked to
 * @param folder where the portal keeps its copy; null for one in its data folder
 * @param name of the author of commits
 * @param email likewise
 * @param timeout how long the Git host may say nothing
 * @param limit how long fetching or pushing may take in all
 * @param interval how often it is looked whether others changed something, while nothing is to be written
 */
public record GitSettings(
        @Nullable String url,
        @DefaultValue("main") String branch,
        @DefaultValue("{environment}/{component}") String path,
        @DefaultValue("git") String username,
        @Nullable String token,
        @Nullable Path tokenFile,
        @Nullable Path keyFile,
        @Nullable Path knownHostsFile,
        @DefaultValue List<String> environments,
        @Nullable String application,
        @DefaultValue("false") boolean sync,
        @Nullable Path folder,
        @DefaultValue("Quarterdeck") String name,
        @DefaultValue("quarterdeck@localhost") String email,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("2m") Duration limit,
        @DefaultValue("1m") Duration interval) {

    private static final Pattern URL = Pattern.compile("(?:https?://[^/@]+/.+|file:///.+|/.+)");
    private static final Pattern SSH = Pattern.compile("(?:ssh://(?:[^/@:]+@)?[^/@]+/.+|[^/@:]+@[^/@:]+:.+)");

    public GitSettings {
        environments = List.copyOf(environments);
        require(
                url != null && (URL.matcher(url).matches() || SSH.matcher(url).matches()),
                "git.url: https://, http:// or ssh:// and a host, or a folder; a password goes into git.token");
        require(
                SSH.matcher(url).matches() == (keyFile != null) && (keyFile != null) == (knownHostsFile != null),
                "git.key-file and git.known-hosts-file go with an ssh:// address, and it with them");
        require(token == null || tokenFile == null, "give one of git.token and git.token-file");
        require(
                path.contains("{component}") && (environments.size() == 1 || path.contains("{environment}")),
                "git.path: with {component} and {environment} in it, so that each workload has a folder of its own");
        require(
                !path.startsWith("/") && !List.of(path.split("/")).contains(".."),
                "git.path: a folder inside the repository");
        require(
                application == null || application.matches("[^/]+/[^/]+"),
                "git.application: a namespace and a name, as argocd/{component}-{environment}");
        require(!sync || application != null, "git.sync: of which git.application?");
        require(timeout.toSeconds() > 0, "git.timeout: a second at least");
        require(limit.isPositive(), "git.limit: longer than nothing");
        require(interval.isPositive(), "git.interval: longer than nothing");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("quarterdeck.kubernetes: " + otherwise);
        }
    }

    public boolean delivers(String environment) {
        return environments.isEmpty() || environments.contains(environment);
    }

    boolean isSsh() {
        return keyFile != null;
    }

    String address() {
        return String.valueOf(url);
    }

    String ref() {
        return "refs/heads/" + branch;
    }

    /** What authenticates as {@link #username}; null if nothing is needed. */
    @Nullable
    String password() throws IOException {
        return tokenFile == null ? token : Files.readString(tokenFile).strip();
    }

    /** Kept where {@code folder} says; otherwise in {@code other}. */
    public GitSettings in(Path other) {
        return folder != null
                ? this
                : new GitSettings(
                        url,
                        branch,
                        path,
                        username,
                        token,
                        tokenFile,
                        keyFile,
                        knownHostsFile,
                        environments,
                        application,
                        sync,
                        other,
                        name,
                        email,
                        timeout,
                        limit,
                        interval);
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "%s %s".formatted(url, branch);
    }
}
