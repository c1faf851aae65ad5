package org.dunning.erp.sap;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.olingo.odata2.annotation.processor.core.ListsProcessor;
import org.apache.olingo.odata2.api.ODataService;
import org.apache.olingo.odata2.api.ODataServiceFactory;
import org.apache.olingo.odata2.api.commons.ODataHttpMethod;
import org.apache.olingo.odata2.api.edm.EdmConcurrencyMode;
import org.apache.olingo.odata2.api.edm.EdmEntitySet;
import org.apache.olingo.odata2.api.edm.EdmLiteralKind;
import org.apache.olingo.odata2.api.edm.EdmProperty;
import org.apache.olingo.odata2.api.edm.EdmSimpleType;
import org.apache.olingo.odata2.api.edm.provider.EdmProvider;
import org.apache.olingo.odata2.api.exception.ODataException;
import org.apache.olingo.odata2.api.exception.ODataPreconditionFailedException;
import org.apache.olingo.odata2.api.processor.ODataContext;
import org.apache.olingo.odata2.api.processor.ODataRequest;
import org.apache.olingo.odata2.api.processor.ODataResponse;
import org.apache.olingo.odata2.api.uri.KeyPredicate;
import org.apache.olingo.odata2.api.uri.PathSegment;
import org.apache.olingo.odata2.api.uri.info.PutMergePatchUriInfo;
import org.apache.olingo.odata2.core.ODataContextImpl;
import org.apache.olingo.odata2.core.ODataPathSegmentImpl;
import org.apache.olingo.odata2.core.ODataRequestHandler;
import org.apache.olingo.odata2.core.PathInfoImpl;
import org.apache.olingo.odata2.core.edm.provider.EdmxProvider;
import org.apache.olingo.odata2.core.servlet.RestUtil;

/** One OData V2 service: Olingo reads the EDMX and does all of the protocol; only the rows are ours. */
final class PeerService extends HttpServlet {

    private static final long serialVersionUID = 1;

    final transient PeerRows rows = new PeerRows();

    private final transient ODataServiceFactory factory;

    PeerService(String name) {
        EdmProvider edm = edm(name);
        this.factory = new ODataServiceFactory() {
            @Override
            public ODataService createService(ODataContext context) throws ODataException {
                return createODataSingleProcessorService(edm, new Processor());
            }
        };
    }

    private static EdmProvider edm(String name) {
        try (InputStream edmx = Files.newInputStream(Path.of("connector/src/test/resources/sap", name + ".edmx"))) {
            return new EdmxProvider().parse(edmx, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ODataException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Olingo answers 428 itself when If-Match is absent, but does not compare it: the only rule added here. */
    private final class Processor extends ListsProcessor {

        Processor() {
            super(rows, rows);
        }

        @Override
        public ODataResponse updateEntity(
                PutMergePatchUriInfo uri, InputStream content, String type, boolean merge, String accept)
                throws ODataException {
            String match = getContext().getRequestHeader("If-Match");
            if (match != null && !match.equals("*") && !match.equals(etag(uri))) {
                throw new ODataPreconditionFailedException(ODataPreconditionFailedException.COMMON);
            }
            return super.updateEntity(uri, content, type, merge, accept);
        }

        private String etag(PutMergePatchUriInfo uri) throws ODataException {
            Map<String, Object> key = new HashMap<>();
            for (KeyPredicate part : uri.getKeyPredicates()) {
                var type = (EdmSimpleType) part.getProperty().getType();
                key.put(
                        part.getProperty().getName(),
                        type.valueOfString(part.getLiteral(), EdmLiteralKind.DEFAULT, null, type.getDefaultType()));
            }
            EdmEntitySet set = uri.getTargetEntitySet();
            Object row = rows.readData(set, key);
            var etag = new StringBuilder();
            for (String name : set.getEntityType().getPropertyNames()) {
                var property = (EdmProperty) set.getEntityType().getProperty(name);
                boolean counts = property.getFacets() != null
                        && property.getFacets().getConcurrencyMode() == EdmConcurrencyMode.Fixed;
                if (counts) {
                    etag.append(((EdmSimpleType) property.getType())
                            .valueToString(((Map<?, ?>) row).get(name), EdmLiteralKind.DEFAULT, null));
                }
            }
            return "W/\"" + etag + "\"";
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            ODataRequest asked = asked(request);
            var context = new ODataContextImpl(asked, factory);
            ODataService service = factory.createService(context);
            service.getProcessor().setContext(context);
            context.setService(service);
            answer(new ODataRequestHandler(factory, service, context).handle(asked), response);
        } catch (ODataException e) {
            throw new IOException(e);
        }
    }

    private static ODataRequest asked(HttpServletRequest request) throws ODataException, IOException {
        Map<String, List<String>> headers = new HashMap<>();
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.put(name, Collections.list(request.getHeaders(name))));
        String root = "http://127.0.0.1:" + request.getLocalPort() + request.getServletPath() + "/";
        String below =
                request.getRequestURI().substring(request.getServletPath().length());
        List<PathSegment> segments = new ArrayList<>();
        Stream.of(below.split("/"))
                .filter(segment -> !segment.isEmpty())
                .forEach(segment -> segments.add(new ODataPathSegmentImpl(
                        URI.create("x:/" + segment).getPath().substring(1), Map.of())));
        if (segments.isEmpty()) {
            segments.add(new ODataPathSegmentImpl("", Map.of()));
        }
        var path = new PathInfoImpl();
        path.setServiceRoot(URI.create(root));
        path.setRequestUri(URI.create(
                request.getRequestURL() + (request.getQueryString() == null ? "" : "?" + request.getQueryString())));
        path.setODataPathSegment(segments);
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        var asked = ODataRequest.method(ODataHttpMethod.valueOf(request.getMethod()));
        if (request.getContentType() != null) {
            asked.contentType(request.getContentType());
        }
        return asked.httpMethod(request.getMethod())
                .acceptHeaders(RestUtil.extractAcceptHeaders(request.getHeader("Accept")))
                .acceptableLanguages(new ArrayList<>())
                .pathInfo(path)
                .allQueryParameters(RestUtil.extractAllQueryParameters(query, null))
                .requestHeaders(headers)
                .body(request.getInputStream())
                .build();
    }

    private static void answer(ODataResponse answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.getStatus().getStatusCode());
        for (String name : answer.getHeaderNames()) {
            response.setHeader(name, answer.getHeader(name));
        }
        Object body = answer.getEntity();
        if (body instanceof InputStream stream) {
            stream.transferTo(response.getOutputStream());
        } else if (body != null) {
            response.getOutputStream().write(body.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
