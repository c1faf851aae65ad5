package org.dunning.mapping;

import java.nio.file.Path;
import java.util.List;
import org.dunning.configfile.ConfigFolders;
import org.dunning.configfile.InvalidFilesException;
import org.dunning.configfile.Problem;
import org.dunning.configfile.YamlFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The mapping of the chosen ERP, read once when the connector starts. */
@Configuration(proxyBeanMethods = false)
class MappingConfiguration {

    /** @throws InvalidFilesException with every problem of the file */
    @Bean
    YamlFile<RecordMapping> recordMappingFile(@Value("${dunning.erp}") String erp, ConfigFolders folders) {
        Path file = folders.require("mappings/records/" + erp + ".yaml", "dunning.erp: " + erp + " needs it");
        List<Problem> problems = MappingCheck.check(file);
        if (!problems.isEmpty()) {
            throw new InvalidFilesException(problems);
        }
        return YamlFile.read(file, RecordMapping.class);
    }

    @Bean
    RecordMapping recordMapping(YamlFile<RecordMapping> recordMappingFile) {
        return recordMappingFile.value();
    }

    @Bean
    ItemMapper itemMapper(YamlFile<RecordMapping> recordMappingFile) {
        return new ItemMapper(recordMappingFile);
    }
}
