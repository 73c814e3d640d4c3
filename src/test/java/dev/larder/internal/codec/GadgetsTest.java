package dev.larder.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamConstants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Streams that make readers of Java serialization run what the sender wants: none of their classes is even looked up.
 *
 * <p>The class names are those by which the known chains begin or end; the streams are made by hand, so that none of the libraries is needed.
 */
class GadgetsTest {

    private static final List<String> CHAINS = List.of(
            "org.apache.commons.collections.functors.InvokerTransformer",
            "org.apache.commons.collections.functors.ChainedTransformer",
            "org.apache.commons.collections.keyvalue.TiedMapEntry",
            "org.apache.commons.collections.map.LazyMap",
            "org.apache.commons.collections4.comparators.TransformingComparator",
            "org.apache.commons.collections4.functors.InstantiateTransformer",
            "org.apache.commons.beanutils.BeanComparator",
            "org.apache.commons.fileupload.disk.DiskFileItem",
            "org.codehaus.groovy.runtime.ConvertedClosure",
            "org.codehaus.groovy.runtime.MethodClosure",
            "org.springframework.core.SerializableTypeWrapper$MethodInvokeTypeProvider",
            "org.springframework.beans.factory.ObjectFactory",
            "org.hibernate.engine.spi.TypedValue",
            "org.hibernate.tuple.component.PojoComponentTuplizer",
            "com.mchange.v2.c3p0.PoolBackedDataSource",
            "com.mchange.v2.c3p0.impl.PoolBackedDataSourceBase",
            "com.sun.syndication.feed.impl.ObjectBean",
            "com.rometools.rome.feed.impl.EqualsBean",
            "bsh.XThis",
            "bsh.Interpreter",
            "clojure.inspector.proxy$javax.swing.table.AbstractTableModel$ff19274a",
            "org.python.core.PyFunction",
            "org.mozilla.javascript.NativeError",
            "org.mozilla.javascript.NativeJavaObject",
            "org.jboss.interceptor.proxy.InterceptorMethodHandler",
            "org.jboss.weld.interceptor.proxy.InterceptorMethodHandler",
            "org.apache.myfaces.view.facelets.el.ValueExpressionMethodExpression",
            "org.apache.wicket.util.upload.DiskFileItem",
            "net.sf.json.JSONObject",
            "com.vaadin.data.util.PropertysetItem",
            "com.alibaba.fastjson.JSONArray",
            "com.fasterxml.jackson.databind.node.POJONode",
            "org.aspectj.weaver.tools.cache.SimpleCache$StoreableCachingMap",
            "org.apache.click.control.Column$ColumnComparator",
            "org.postgresql.ds.PGConnectionPoolDataSource",
            "com.sun.org.apache.xalan.internal.xsltc.trax.TemplatesImpl",
            "com.sun.rowset.JdbcRowSetImpl",
            "javax.management.BadAttributeValueExpException",
            "javax.management.remote.rmi.RMIConnectionImpl_Stub",
            "javax.management.openmbean.TabularDataSupport",
            "javax.swing.event.EventListenerList",
            "javax.swing.undo.UndoManager",
            "javax.naming.ldap.Rdn$RdnEntry",
            "java.rmi.server.UnicastRemoteObject",
            "java.rmi.server.RemoteObjectInvocationHandler",
            "sun.rmi.server.UnicastRef",
            "sun.reflect.annotation.AnnotationInvocationHandler",
            "java.lang.ProcessBuilder",
            "java.lang.reflect.Method",
            "java.lang.invoke.SerializedLambda",
            "java.beans.EventHandler",
            "java.security.SignedObject",
            "java.util.PriorityQueue",
            "java.util.ServiceLoader$LazyIterator",
            "java.util.Scanner",
            "java.net.URL",
            "java.io.File",
            "java.util.logging.FileHandler");

    private final List<String> asked = new ArrayList<>();
    private final JavaCodec codec = new JavaCodec(
            List.of("com.shop.**"), Set.of("com.pay.Invoice"), "larder.caches.c.options.allow", watching());

    private ClassLoader watching() {
        return new ClassLoader(GadgetsTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                asked.add(name);
                return super.loadClass(name, resolve);
            }
        };
    }

    static Stream<String> chains() {
        return CHAINS.stream();
    }

    @ParameterizedTest
    @MethodSource("chains")
    void noneIsLookedUpWhereverItStands(String name) throws IOException {
        for (byte[] stream : List.of(
                object(name, null), array(name), object("com.shop.Innocent", name), inList(name), classOf(name))) {
            assertThatThrownBy(() -> codec.decode(stream)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(asked).doesNotContain(name);
    }

    private static byte[] object(String name, String superclass) throws IOException {
        return stream(out -> {
            out.writeByte(ObjectStreamConstants.TC_OBJECT);
            description(out, name, superclass);
        });
    }

    private static byte[] classOf(String name) throws IOException {
        return stream(out -> {
            out.writeByte(ObjectStreamConstants.TC_CLASS);
            description(out, name, null);
        });
    }

    private static byte[] array(String name) throws IOException {
        return stream(out -> {
            out.writeByte(ObjectStreamConstants.TC_ARRAY);
            description(out, "[L" + name + ";", null);
            out.writeInt(0);
        });
    }

    /** A real list whose one element is renamed. */
    private static byte[] inList(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new ArrayList<>(List.of("")));
        }
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(bytes.toByteArray(), 0, bytes.size() - 4); // without the text and the end of the list's data
        try (DataOutputStream out = new DataOutputStream(changed)) {
            out.writeByte(ObjectStreamConstants.TC_OBJECT);
            description(out, name, null);
            out.writeByte(ObjectStreamConstants.TC_ENDBLOCKDATA);
        }
        return changed.toByteArray();
    }

    private static void description(DataOutputStream out, String name, String superclass) throws IOException {
        out.writeByte(ObjectStreamConstants.TC_CLASSDESC);
        out.writeUTF(name);
        out.writeLong(1);
        out.writeByte(ObjectStreamConstants.SC_SERIALIZABLE);
        out.writeShort(0);
        out.writeByte(ObjectStreamConstants.TC_ENDBLOCKDATA);
        if (superclass == null) {
            out.writeByte(ObjectStreamConstants.TC_NULL);
        } else {
            description(out, superclass, null);
        }
    }

    private static byte[] stream(Written written) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(ObjectStreamConstants.STREAM_MAGIC);
            out.writeShort(ObjectStreamConstants.STREAM_VERSION);
            written.to(out);
        }
        return bytes.toByteArray();
    }

    private interface Written {
        void to(DataOutputStream out) throws IOException;
    }

    @Test
    void setsInSetsDoNotKeepTheReaderBusyForEver() throws IOException {
        Set<Object> outermost = new HashSet<>();
        Set<Object> one = outermost;
        Set<Object> other = new HashSet<>();
        for (int depth = 0; depth < 60; depth++) {
            Set<Object> innerOne = new HashSet<>(List.of("one"));
            Set<Object> innerOther = new HashSet<>();
            one.add(innerOne);
            one.add(innerOther);
            other.add(innerOne);
            other.add(innerOther);
            one = innerOne;
            other = innerOther;
        }
        byte[] bomb = serialized(outermost);
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> codec.decode(bomb)).isInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void tablesInTablesAreReadAsDeepAsPeopleNestThem() {
        Object nested = new HashMap<>(Map.of("leaf", 1));
        for (int depth = 0; depth < 10; depth++) {
            nested = new HashMap<>(Map.of("inner", nested, "list", new ArrayList<>(List.of(nested))));
        }
        assertThat(codec.decode(codec.encode(nested))).isEqualTo(nested);
    }

    @Test
    void manyTablesBesideEachOtherAreNoNesting() {
        List<Object> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            many.add(new HashMap<>(Map.of(i, i)));
        }
        assertThat(codec.decode(codec.encode(many))).isEqualTo(many);
    }

    private static byte[] serialized(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }
}
