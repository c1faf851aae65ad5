package org.dunning.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run with two notices, the confirmation of a promise and a thank-you is killed before its first effect, before its second, and so on until one passes untouched.
 * Whatever the point, after a new start ledger, mails and notes agree, nobody got two mails and nobody is forgotten.
 */
abstract class KillContract {

    /** Runs that one process holds, each at its own point, when it is killed. */
    private static final int AT_ONCE = 14;

    private static final List<String> KINDS = List.of(
            "erpDatabase reads",
            "ledgerDatabase commit of insert into notice",
            "ledgerDatabase commit of update delivery",
            "SMTP GREETING",
            "SMTP RCPT",
            "SMTP DATA",
            "SMTP BODY",
            "SMTP DOT",
            "SMTP TAKEN",
            "erpWriteDatabase",
            "ledgerDatabase commit of update write_back");

    private static final Duration LONGEST = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    /** A ledger of that name with its schema. */
    abstract String freshLedger(Path worldFolder, String name) throws Exception;

    @Test
    void killedBeforeAnyEffectNothingIsSentTwiceAndNothingIsForgotten() throws Exception {
        Map<String, List<String>> problems = new LinkedHashMap<>();
        List<String> effects = List.of();
        CompletableFuture<List<World>> next = killedBefore(1);
        for (int n = 1 + AT_ONCE; effects.isEmpty(); n += AT_ONCE) {
            List<World> worlds = next.get();
            boolean last = worlds.stream().anyMatch(world -> world.fuse().untouched());
            // While these are finished, the next ones run to their points.
            next = last ? next : killedBefore(n);
            for (World world : worlds) {
                finish(world, problems);
                if (world.fuse().untouched()) {
                    effects = world.fuse().effects();
                    break;
                }
            }
        }
        assertThat(problems).isEmpty();
        assertThat(effects).as("the effects of a run").hasSizeGreaterThan(40);
        for (String kind : KINDS) {
            assertThat(effects).anyMatch(effect -> effect.startsWith(kind));
        }
    }

    private static void finish(World world, Map<String, List<String>> problems) throws Exception {
        try (world) {
            List<String> differences = new ArrayList<>(world.finish());
            if (world.suspectsAtFirst() > 1) {
                differences.add("one connection left " + world.suspectsAtFirst() + " mails in doubt");
            }
            if (!world.hasConfirmedThePromise()) {
                differences.add("the promise was not confirmed by one mail");
            }
            if (!differences.isEmpty()) {
                problems.put(world.fuse().toString(), differences);
            }
        }
    }

    private CompletableFuture<List<World>> killedBefore(int first) throws Exception {
        List<World> worlds = worlds(first);
        return CompletableFuture.supplyAsync(() -> {
            try {
                Kill.untilOneIsUntouched(worlds, LONGEST);
                return worlds;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private List<World> worlds(int first) throws Exception {
        List<World> worlds = new ArrayList<>();
        for (int n = first; n < first + AT_ONCE; n++) {
            Path own = Files.createDirectories(folder.resolve("world" + n));
            Files.copy(template().resolve("erp.mv.db"), own.resolve("erp.mv.db"));
            worlds.add(new World(own, freshLedger(own, "world" + n), 1).killBefore(n));
        }
        return worlds;
    }

    /** Where the ERP was made with which each world begins. */
    abstract Path template();
}
