package dev.larder.django;

import java.util.Map;

/** The backend that is the default. */
class ValuesByReferenceTest extends ValuesContract {

    ValuesByReferenceTest() {
        super(Map.of(), false);
    }
}
