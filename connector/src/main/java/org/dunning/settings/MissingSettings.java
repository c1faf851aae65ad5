package org.dunning.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.dunning.configfile.Problem;
import org.dunning.settings.SettingNode.Named;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** Finds settings that nothing stands in for and nobody has set. */
final class MissingSettings {

    private final Collection<ConfigurationPropertyName> set;
    private final BadNames bad;
    private final SettingOrigins origins;
    private final List<Problem> problems = new ArrayList<>();
    private final List<ConfigurationPropertyName> names = new ArrayList<>();

    MissingSettings(Collection<ConfigurationPropertyName> set, BadNames bad, SettingOrigins origins) {
        this.set = set;
        this.bad = bad;
        this.origins = origins;
    }

    MissingSettings in(SettingNode.Group root) {
        visit(ConfigurationPropertyName.of(SettingRecords.ROOT), root);
        return this;
    }

    List<Problem> problems() {
        return problems;
    }

    List<ConfigurationPropertyName> names() {
        return names;
    }

    private void visit(ConfigurationPropertyName at, SettingNode node) {
        if (node instanceof SettingNode.Group group && !bad.directlyIn(at)) {
            group.children().values().forEach(child -> visitChild(at.append(child.name()), child));
        }
        if (node instanceof SettingNode.Chosen chosen) {
            set.stream()
                    .filter(at::isAncestorOf)
                    .map(name -> name.chop(at.getNumberOfElements() + 1))
                    .distinct()
                    .forEach(name -> visit(name, chosen.each()));
        }
    }

    private void visitChild(ConfigurationPropertyName name, Named child) {
        boolean present = set.stream().anyMatch(other -> name.equals(other) || name.isAncestorOf(other));
        if (present || child.required() && child.node() instanceof SettingNode.Group) {
            visit(name, child.node());
            return;
        }
        if (child.required()) {
            names.add(name);
            problems.add(origins.inFile(name, "missing '" + name + "'"));
        }
    }
}
