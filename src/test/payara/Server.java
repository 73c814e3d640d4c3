import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.PayaraMicroBoot;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.lang.runtime.ObjectMethods;
import java.util.TreeSet;

/**
 * Payara Micro that deploys and undeploys while it runs, started from source with its jar as the class path: {@code java -cp
 * payara-micro.jar Server.java PORT EMPTY-FOLDER}. Every line read is a command, answered by one line that begins with {@code @@}. It ends with its
 * input.
 */
final class Server {

    private final PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
    private final PayaraMicroRuntime payara;

    private Server(String[] arguments) throws Exception {
        // Unpacked, since the JSP compiler reads no jar inside a jar; and a folder of its own, since Payara leaves its applications there.
        PayaraMicro.setUpackedJarDir(new File(arguments[1]));
        PayaraMicroBoot micro = PayaraMicro.getInstance();
        micro.setPrintLogo(false);
        micro.setNoCluster(true); // Hazelcast by itself, whatever else runs on this machine
        micro.setHttpPort(Integer.parseInt(arguments[0]));
        micro.setPreBootHandler(commands -> commands.run(
                "set",
                "configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address"
                        + "=127.0.0.1"));
        payara = micro.bootStrap();
    }

    public static void main(String[] arguments) throws Exception {
        Server server = new Server(arguments);
        server.answer(() -> "ready");
        try (BufferedReader commands = new BufferedReader(new InputStreamReader(System.in))) {
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                String[] words = line.split(" ");
                server.answer(() -> server.carryOut(words));
            }
        }
        Runtime.getRuntime().halt(0); // nothing to save, and no wait for Payara's own slow end
    }

    private void answer(Command command) {
        String answer;
        try {
            answer = command.answer();
        } catch (Throwable e) {
            answer = String.valueOf(e);
        }
        answers.println("@@" + answer.replace('\n', ' '));
    }

    private String carryOut(String[] words) throws Throwable {
        switch (words[0]) {
            case "deploy":
                payara.deploy(words[1], words[1], new File(words[2])); // true also when it has failed
                return String.valueOf(payara.getDeployedApplicationNames().contains(words[1]));
            case "undeploy":
                payara.undeploy(words[1]);
                return "true";
            case "collected":
                return String.valueOf(isCollected(words[1]));
            case "threads":
                return threads(words[1]);
            default:
                throw new IllegalArgumentException(words[0]);
        }
    }

    /** Whether the object is gone that an application has put, as a weak reference, into the system properties. */
    private static boolean isCollected(String property) throws Throwable {
        forgetLastRecord();
        WeakReference<?> reference = (WeakReference<?>) System.getProperties().get(property);
        for (int round = 0; round < 20 && reference.get() != null; round++) {
            System.gc();
            System.runFinalization();
        }
        return reference.get() == null;
    }

    /**
     * Up to JDK 18 the equality of records keeps the class of the last one whose equals was linked, whoever's it was (the one type that a
     * method handle of {@link ObjectMethods} caches): one class loader, whatever the number of applications. Here that becomes this one.
     */
    private static void forgetLastRecord() throws Throwable {
        ObjectMethods.bootstrap(
                MethodHandles.lookup(),
                "equals",
                MethodType.methodType(boolean.class, Server.class, Object.class),
                Server.class,
                "");
    }

    private static String threads(String pattern) {
        TreeSet<String> names = new TreeSet<>();
        Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.matches(pattern))
                .forEach(names::add);
        return names.toString();
    }

    private interface Command {

        String answer() throws Throwable;
    }
}
