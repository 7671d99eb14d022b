package org.entrain.app;

/** Starts Entrain: with a playground where no platform is configured. */
public final class Entrain {
    private Entrain() {}

    /** Reads the environment, starts, and stays until it is stopped. */
    public static void main(String[] arguments) {
        Program program;
        try {
            program = Program.start(Settings.of(System.getenv()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println("Entrain cannot start. " + e.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(program::close, "stop"));
        System.out.println((program.isPlayground() ? "Entrain and its playground are at " : "Entrain is at ")
                + program.url() + "  (stop: Ctrl+C)");
    }
}
