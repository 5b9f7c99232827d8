import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;

/** Generates the jOOQ classes from the migrations on a real PostgreSQL; does nothing if no migration changed. */
class GenerateTables {

    public static void main(String[] arguments) throws Exception {
        var migrations = Path.of(arguments[0]);
        var output = Path.of(arguments[1]);
        var stamp = output.resolveSibling("jooq.sha256");
        var digest = digestOf(migrations);
        if (Files.exists(stamp) && Files.readString(stamp).equals(digest)) {
            return;
        }
        try (var postgres = EmbeddedPostgres.start()) {
            var url = postgres.getJdbcUrl("postgres", "postgres");
            Flyway.configure()
                    .dataSource(url, "postgres", "postgres")
                    .locations("filesystem:" + migrations)
                    .placeholderReplacement(false)
                    .load()
                    .migrate();
            GenerationTool.generate(configuration(url, output));
        }
        Files.writeString(stamp, digest);
    }

    private static String digestOf(Path migrations) throws Exception {
        var sha256 = MessageDigest.getInstance("SHA-256");
        try (var files = Files.list(migrations)) {
            for (var file : files.sorted().toList()) {
                sha256.update(file.getFileName().toString().getBytes());
                sha256.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static Configuration configuration(String url, Path output) {
        return new Configuration()
                .withJdbc(new Jdbc().withUrl(url).withUser("postgres").withPassword("postgres"))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withInputSchema("public")
                                .withOutputSchemaToDefault(true)
                                .withIncludes(".*")
                                .withExcludes("flyway_schema_history|spring_session.*|event_publication.*|scheduled_tasks"
                                        + "|gtrgm_.*|gin_.*|similarity.*|word_similarity.*|strict_word.*|show_limit|set_limit|show_trgm")
                                .withForcedTypes(new ForcedType()
                                        .withName("INSTANT")
                                        .withIncludeTypes("(?i:timestamp\\ with\\ time\\ zone|timestamptz)")))
                        .withGenerate(new Generate()
                                .withRecords(true)
                                .withPojos(false)
                                .withDaos(false)
                                .withComments(false)
                                .withRoutines(false)
                                .withGlobalObjectNames(true))
                        .withTarget(new Target().withPackageName("dev.quarterdeck.db").withDirectory(output.toString())));
    }
}
