package org.dunning.notice;

import java.nio.file.Path;
import java.util.Locale;
import org.dunning.configfile.YamlFile;

/** The words of the shipped languages. */
final class ShippedWords {

    private ShippedWords() {}

    static NoticeWords of(Locale language) {
        return YamlFile.read(Path.of("mappings/notices/words." + language.getLanguage() + ".yaml"), NoticeWords.class)
                .value();
    }

    static NoticeVariables said(NoticeFacts facts, Locale locale) {
        return NoticeWording.of(facts, locale, of(locale));
    }
}
