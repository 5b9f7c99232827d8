import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A tiny HTTP server, compiled by the tests, whose behaviour its environment variables and some of its paths set. */
public class Main {

    private static final Map<String, String> VARIABLES = System.getenv();
    private static final String VERSION = VARIABLES.getOrDefault("VERSION", "1");

    private static final CountDownLatch GO_ON = new CountDownLatch(1);

    private static volatile boolean ready = !VARIABLES.containsKey("NEVER_READY");
    private static volatile boolean hangs;

    public static void main(String[] arguments) throws Exception {
        System.out.println("version " + VERSION + " starts as " + VARIABLES.get("REPLICA"));
        Thread.sleep(Long.parseLong(VARIABLES.getOrDefault("START_MILLIS", "0")));
        if (VARIABLES.containsKey("CRASH")) {
            System.out.println("version " + VERSION + " crashes");
            System.exit(3);
        }
        var server = HttpServer.create(
                new InetSocketAddress("127.0.0.1", Integer.parseInt(VARIABLES.get("PORT"))), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, 200, VERSION));
        server.createContext("/replica", exchange -> answer(exchange, 200, VARIABLES.get("REPLICA")));
        server.createContext("/ready", exchange -> answer(exchange, ready ? 200 : 503, "ready: " + ready));
        server.createContext("/live", exchange -> {
            sleep(hangs ? 60_000 : 0);
            answer(exchange, 200, "live");
        });
        server.createContext("/slow", exchange -> {
            sleep(300);
            answer(exchange, 200, VERSION);
        });
        server.createContext("/stream", Main::stream);
        server.createContext("/go-on", exchange -> {
            GO_ON.countDown();
            answer(exchange, 200, "goes on");
        });
        server.createContext("/headers", exchange -> answer(exchange, 200, exchange.getRequestHeaders().entrySet().toString()));
        server.createContext("/environment", exchange -> answer(exchange, 200, VARIABLES.keySet().toString()));
        server.createContext("/folder", exchange -> answer(exchange, 200, Path.of("").toAbsolutePath().toString()));
        server.createContext("/exit", exchange -> {
            answer(exchange, 200, "bye");
            System.exit(4);
        });
        server.createContext("/shout", exchange -> {
            for (var line = 0; line < 5_000; line++) {
                System.out.println("x".repeat(1_023));
            }
            answer(exchange, 200, "shouted");
        });
        server.createContext("/unready", exchange -> {
            ready = false;
            answer(exchange, 200, VARIABLES.get("REPLICA"));
        });
        server.createContext("/hang", exchange -> {
            hangs = true;
            answer(exchange, 200, "hangs");
        });
        var endMillis = Long.parseLong(VARIABLES.getOrDefault("END_MILLIS", "0"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println("version " + VERSION + " ends");
            server.stop(0);
            sleep(endMillis);
        }));
        server.start();
        System.out.println("version " + VERSION + " listens");
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends one line, and another when told to go on. */
    private static void stream(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            out.write("first\n".getBytes());
            out.flush();
            GO_ON.await();
            out.write("second\n".getBytes());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Whoever posts gets the body back, after the text. */
    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var posted = exchange.getRequestBody().readAllBytes();
        var body = (text + new String(posted)).getBytes();
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
