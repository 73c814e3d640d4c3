package dev.larder.internal.page;

/** What the computation of a page has to do with those who wait for it. */
interface Hold {

    /** Nobody waits. */
    Hold NONE = new Hold() {
        @Override
        public void veto(String reason) {
            // nobody is kept from anything
        }

        @Override
        public Runnable within(Runnable work) {
            return work;
        }
    };

    /** The page is not for others. */
    void veto(String reason);

    /** Work that is part of the computation, on whatever thread: what it fetches gives the page its tags. */
    Runnable within(Runnable work);
}
