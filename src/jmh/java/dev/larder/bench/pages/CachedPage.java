package dev.larder.bench.pages;

import dev.larder.page.CachePage;

/** The same page behind the cache. */
@CachePage("12h")
public class CachedPage extends BarePage {

    private static final long serialVersionUID = 1L;
}
