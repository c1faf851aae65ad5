package org.dunning.erp.sap;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.dunning.configfile.ConfigFolders;
import org.dunning.configfile.YamlFile;
import org.dunning.procedure.DunningProcedure;
import org.dunning.procedure.DunningStage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The dunning level of each stage, by the procedures; none where two of them differ. */
@Component
class SapLevels {

    private final ConfigFolders folders;
    private @Nullable Map<String, Integer> byStage;

    SapLevels(ConfigFolders folders) {
        this.folders = folders;
    }

    /** The files may have been changed. */
    synchronized void forget() {
        byStage = null;
    }

    @Nullable
    Integer of(String stage) {
        return all().get(stage);
    }

    private synchronized Map<String, Integer> all() {
        Map<String, Integer> known = byStage;
        if (known == null) {
            known = read();
            byStage = known;
        }
        return known;
    }

    private Map<String, Integer> read() {
        Map<String, Integer> levels = new HashMap<>();
        Set<String> differing = new HashSet<>();
        for (Path file : folders.list("mappings/procedures", ".yaml")) {
            if (!file.getFileName().toString().endsWith(".cases.yaml")) {
                for (DunningStage stage :
                        YamlFile.read(file, DunningProcedure.class).value().stages()) {
                    Integer level = stage.level();
                    Integer other = level == null ? null : levels.putIfAbsent(stage.stage(), level);
                    if (other != null && !other.equals(level)) {
                        differing.add(stage.stage());
                    }
                }
            }
        }
        levels.keySet().removeAll(differing);
        return levels;
    }
}
