package dev.larder.django;

/** An embedded database. */
class ValuesOnH2IT extends ValuesInDatabase {

    ValuesOnH2IT() {
        super("jdbc:h2:mem:values;DB_CLOSE_DELAY=-1");
    }
}
