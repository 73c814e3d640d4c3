package dev.larder.django;

/** An embedded database. */
class ValuesOnDerbyIT extends ValuesInDatabase {

    static {
        System.setProperty("derby.stream.error.file", "target/derby.log");
    }

    ValuesOnDerbyIT() {
        super("jdbc:derby:memory:values;create=true");
    }
}
