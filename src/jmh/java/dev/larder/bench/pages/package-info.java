/** What {@code page-hits.sh} drives: a tiny web application, and a Tomcat to run it in. */
@NullMarked
package dev.larder.bench.pages;

import org.jspecify.annotations.NullMarked;
