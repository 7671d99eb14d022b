package org.entrain.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where and with what is measured.
 *
 * @param root the project's folder
 * @param work a folder of this run's own
 * @param memory a folder for requests, in memory where there is one
 * @param classPath the program's
 * @param flags what {@code mvn} starts the program with
 * @param scale how long and how many
 */
record Setting(Path root, Path work, Path memory, String classPath, List<String> flags, Scale scale) {
    private static final Pattern ARGUMENT = Pattern.compile("<argument>(-[^<]+)</argument>");
    /** The flag under test: quick to start, but never compiled to the end. */
    private static final String QUICK_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    Setting {
        flags = List.copyOf(flags);
    }

    static Setting of(Path root, Scale scale) {
        try {
            Path target = root.resolve("benchmarks/target");
            List<String> flags = ARGUMENT.matcher(Files.readString(root.resolve("app/pom.xml")))
                    .results()
                    .map(match -> match.group(1))
                    .filter(flag -> !flag.equals("-classpath"))
                    .toList();
            Path shared = Path.of("/dev/shm");
            return new Setting(
                    root,
                    Files.createTempDirectory(target, "run-"),
                    Files.isWritable(shared) ? shared : target,
                    System.getProperty("java.class.path"),
                    flags,
                    scale);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the program runs with the quick compiler alone. */
    boolean hasQuickCompilerOnly() {
        return flags.contains(QUICK_COMPILER_ONLY);
    }

    /** The flags with Java's own choice of compilers. */
    List<String> flagsWithBothCompilers() {
        return flags.stream().filter(flag -> !flag.equals(QUICK_COMPILER_ONLY)).toList();
    }

    /** The flags with the quick compiler alone. */
    List<String> flagsWithQuickCompiler() {
        return hasQuickCompilerOnly()
                ? flags
                : Stream.concat(flags.stream(), Stream.of(QUICK_COMPILER_ONLY)).toList();
    }

    Wrk wrk() {
        return new Wrk(root.resolve("benchmarks/src/main/wrk/requests.lua"), memory);
    }

    Path log(String name) {
        return work.resolve(name + ".log");
    }

    /** One of this module's own programs, in a process of its own. */
    Child start(String name, List<String> withFlags, Class<?> main, Object... arguments) {
        return Child.start(log(name), Map.of(), Child.java(withFlags, classPath, main.getName(), arguments));
    }

    /** The stand-in for Slack's Web API, listening on {@code port}. */
    Child startSink(int port) {
        return start("sink", List.of("-Xmx128m", "-XX:+UseSerialGC"), Sink.class, port)
                .awaitOk("http://127.0.0.1:" + port + "/count");
    }
}
