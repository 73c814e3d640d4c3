package dev.larder.internal.page;

import java.io.PrintWriter;

/** The writer that the application gets. */
final class CapturedPrintWriter extends PrintWriter {

    private final CapturedWriter target;

    CapturedPrintWriter(CapturedWriter target) {
        super(target);
        this.target = target;
    }

    @Override
    public boolean checkError() {
        return super.checkError() || target.isClientGone();
    }
}
