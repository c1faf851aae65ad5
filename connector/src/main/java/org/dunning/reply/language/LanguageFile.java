package org.dunning.reply.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The data of one language: {@code <code>.language}, UTF-8, sections that begin with a line {@code [name]}, and
 * comments that begin with {@code #}.
 *
 * @param sections lines by section
 */
record LanguageFile(String code, Map<String, List<String>> sections) {

    static LanguageFile read(String code) {
        try (InputStream in = LanguageFile.class.getResourceAsStream(code + ".language")) {
            if (in == null) {
                throw new IllegalStateException("no data for language '" + code + "'");
            }
            return new LanguageFile(
                    code, sections(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<String>> sections(BufferedReader reader) {
        var sections = new LinkedHashMap<String, List<String>>();
        List<String> section = new ArrayList<>();
        for (String line : reader.lines().toList()) {
            String text = line.strip();
            if (text.startsWith("[")) {
                section = sections.computeIfAbsent(text.substring(1, text.length() - 1), name -> new ArrayList<>());
            } else if (!text.isEmpty() && !text.startsWith("#")) {
                section.add(text);
            }
        }
        return sections;
    }

    List<String> lines(String section) {
        return sections.getOrDefault(section, List.of());
    }

    Set<String> words(String section) {
        var words = new HashSet<String>();
        lines(section).forEach(line -> words.addAll(List.of(line.split("\\s+"))));
        return words;
    }

    /** The sections named {@code list <name>}. */
    Map<String, Set<String>> lists() {
        var lists = new LinkedHashMap<String, Set<String>>();
        sections.keySet().stream().filter(name -> name.startsWith("list ")).forEach(name -> {
            var words = new HashSet<String>();
            words(name).forEach(word -> words.addAll(PhraseParser.expanded(word)));
            lists.put(name.substring("list ".length()), words);
        });
        return lists;
    }
}
