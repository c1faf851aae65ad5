package org.dunning.erp.odata;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.dunning.erp.odata.ODataException.Kind;

/**
 * A link that came as data. A proxy may have written another host into it, so only path and query count; they lead to this
 * very service of this very server or nowhere.
 */
final class NextLink {

    private NextLink() {}

    /**
     * @param service the service's path, ending with a slash
     * @return path and query, opaque but for that
     * @throws ODataException when it leads anywhere else
     */
    static String within(String service, String link) {
        try {
            URI given = new URI(link);
            String scheme = given.getScheme() == null ? "http" : given.getScheme();
            if (!scheme.matches("(?i)https?") || given.isOpaque()) {
                throw elsewhere("no web address");
            }
            String path = given.getRawPath() == null ? "" : given.getRawPath();
            String target = path.startsWith("/") ? path : service + path;
            String plain = target.toLowerCase(Locale.ROOT);
            boolean devious =
                    plain.contains("..") || plain.contains("//") || plain.contains("%2e") || plain.contains("%2f");
            if (devious || !target.startsWith(service)) {
                throw elsewhere("another service");
            }
            return given.getRawQuery() == null ? target : target + "?" + given.getRawQuery();
        } catch (URISyntaxException e) {
            throw elsewhere("no address at all");
        }
    }

    private static ODataException elsewhere(String where) {
        return new ODataException(
                Kind.REFUSED, "the server's link to the next page leads elsewhere (" + where + "); it is not followed");
    }
}
