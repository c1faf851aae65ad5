package org.dunning.erp.tryton;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dunning.ledger.PromiseKey;
import org.dunning.ledger.WriteBackEntry;
import org.dunning.ledger.WriteBackEntry.Kind;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Blocks Tryton's own dunnings of promised lines, and unblocks them when the promise ends. Tryton knows no reason or owner
 * of a block: which dunnings are ours stands in the promise's note, and only those are unblocked.
 */
@Lazy
@Component
class TrytonBlocks {

    private static final Pattern OURS = Pattern.compile("\\(blocks dunnings? ([0-9, ]{1,400})\\)");

    private final TrytonSession tryton;
    private final TrytonProperties properties;

    TrytonBlocks(TrytonSession tryton, TrytonProperties properties) {
        this.tryton = tryton;
        this.properties = properties;
    }

    /** The key of the note that tells what a promise that ends has blocked. */
    static String openedBy(WriteBackEntry closed) {
        return PromiseKey.opened(closed.subject());
    }

    boolean areWanted() {
        return properties.promiseBlock();
    }

    /**
     * Which dunnings each entry blocks or unblocks, by natural key. What is blocked already is somebody else's.
     *
     * @param noted the notes that are there, by their keys
     */
    Map<String, Set<Integer>> plan(Collection<WriteBackEntry> entries, Map<String, String> noted) {
        Map<String, Set<Integer>> plan = new LinkedHashMap<>();
        if (!properties.promiseBlock()) {
            return plan;
        }
        Map<Integer, Map<Integer, Boolean>> dunnings = dunnings(entries, noted.keySet()::contains);
        for (WriteBackEntry entry : entries) {
            String note = noted.get(entry.kind() == Kind.PROMISE_CLOSED ? openedBy(entry) : entry.naturalKey());
            if (entry.kind() == Kind.PROMISE_OPENED) {
                plan.putIfAbsent(entry.naturalKey(), note == null ? free(entry, dunnings) : ours(note));
            } else if (entry.kind() == Kind.PROMISE_CLOSED) {
                Set<Integer> ended = note == null ? plan.getOrDefault(openedBy(entry), Set.of()) : ours(note);
                plan.put(entry.naturalKey(), ended);
                dunnings.values().forEach(ofLine -> ofLine.replaceAll((id, was) -> was && !ended.contains(id)));
            }
        }
        plan.values().removeIf(Set::isEmpty);
        return plan;
    }

    /** What stands in the note of a promise that blocks these. */
    static String inWords(Set<Integer> dunnings) {
        return dunnings.isEmpty()
                ? ""
                : "\n(blocks dunning" + (dunnings.size() == 1 ? " " : "s ")
                        + dunnings.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
    }

    /** Sets or takes back; twice is as once. */
    void write(WriteBackEntry entry, Set<Integer> dunnings) {
        tryton.call(
                "model.account.dunning.write",
                List.copyOf(dunnings),
                Map.of("blocked", entry.kind() == Kind.PROMISE_OPENED));
    }

    private static Set<Integer> ours(String note) {
        Set<Integer> ours = new TreeSet<>();
        Matcher found = OURS.matcher(note);
        if (found.find()) {
            Arrays.stream(found.group(1).split("[, ]+")).map(Integer::valueOf).forEach(ours::add);
        }
        return ours;
    }

    /** Those of its lines that nobody has blocked; from now on they are blocked. */
    private static Set<Integer> free(WriteBackEntry entry, Map<Integer, Map<Integer, Boolean>> dunnings) {
        Set<Integer> free = new TreeSet<>();
        for (String key : entry.erpKeys()) {
            dunnings.getOrDefault(line(key), Map.of()).replaceAll((dunning, blocked) -> {
                if (!blocked) {
                    free.add(dunning);
                }
                return true;
            });
        }
        return free;
    }

    /** By line: its dunnings, and whether they are blocked. */
    private Map<Integer, Map<Integer, Boolean>> dunnings(
            Collection<WriteBackEntry> entries, Predicate<String> isNoted) {
        List<Integer> lines = entries.stream()
                .filter(entry -> entry.kind() == Kind.PROMISE_OPENED && !isNoted.test(entry.naturalKey()))
                .flatMap(entry -> entry.erpKeys().stream())
                .map(TrytonBlocks::line)
                .distinct()
                .toList();
        Map<Integer, Map<Integer, Boolean>> found = new HashMap<>();
        if (lines.isEmpty()) {
            return found;
        }
        tryton.search("account.dunning", List.of(List.of("line", "in", lines)), "line", "blocked")
                .forEach(dunning -> found.computeIfAbsent(dunning.path("line").asInt(), line -> new LinkedHashMap<>())
                        .put(dunning.path("id").asInt(), dunning.path("blocked").asBoolean()));
        return found;
    }

    private static int line(String erpKey) {
        return erpKey.matches("\\d{1,9}") ? Integer.parseInt(erpKey) : -1;
    }
}
