package org.dunning.outbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunning.outbox.HandOverLog.Left;
import org.dunning.run.Causes;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The logs of hand-overs on this machine, one for each owner of the run lease: the one being written, and those that killed
 * processes left.
 */
@Component
class HandOverLogs implements AutoCloseable {

    private static final String ENDING = ".log";
    // Made anew at each start of a Linux machine (random(4)); elsewhere nothing tells a power cut from a killed
    // process.
    private static final Path START = Path.of("/proc/sys/kernel/random/boot_id");

    private final Path folder;
    private final @Nullable String start;
    private @Nullable String owner;
    private volatile @Nullable HandOverLog own;

    @Autowired
    HandOverLogs(DeliveryProperties settings) {
        this(settings.handOverLog());
    }

    HandOverLogs(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        this.start = startOfMachine();
    }

    private static @Nullable String startOfMachine() {
        try {
            return Files.readString(START).strip();
        } catch (IOException e) {
            return null;
        }
    }

    /** Whether this machine can keep one that counts. */
    static boolean areKeptHere() {
        return startOfMachine() != null;
    }

    /**
     * From now on this owner hands over. An owner whose log could not be begun stays without: one that misses a line would lie.
     *
     * @return why there is none; null when all is well
     */
    synchronized @Nullable String begin(String nextOwner) {
        if (nextOwner.equals(owner)) {
            return null;
        }
        closeOwn();
        owner = nextOwner;
        if (start == null) {
            return null;
        }
        try {
            own = HandOverLog.begin(file(nextOwner), start);
            return null;
        } catch (IOException e) {
            return "the log of hand-overs in " + folder + " cannot be written (" + Causes.inWords(e)
                    + "): if this process is killed, mails that were not handed over are SUSPECT, too"
                    + " (dunning.delivery.hand-over-log)";
        }
    }

    /**
     * From here on a message may arrive.
     *
     * @throws NotPermittedException when that could not be noted: it must not leave then
     */
    void gone(long delivery) {
        HandOverLog log = own;
        if (log == null) {
            return;
        }
        try {
            log.gone(delivery);
        } catch (IOException e) {
            throw new NotPermittedException("the log of hand-overs cannot be written (" + Causes.inWords(e)
                    + "); nothing was sent (dunning.delivery.hand-over-log)");
        }
    }

    /** What came of it. If this cannot be noted, a kill leaves a suspect more. */
    void answered(long delivery, HandOverVerdict verdict) {
        HandOverLog log = own;
        if (log == null || verdict.state() == DeliveryState.SUSPECT) {
            return;
        }
        try {
            if (verdict.state() == DeliveryState.SENT) {
                log.taken(delivery, verdict.detail());
            } else {
                log.refused(delivery);
            }
        } catch (IOException e) {
            // it stays "gone"
        }
    }

    /** All that was begun has its outcome in the ledger. */
    synchronized void settled() {
        HandOverLog log = own;
        if (log == null) {
            return;
        }
        own = null;
        owner = null;
        try {
            log.delete();
        } catch (IOException e) {
            // looked at and deleted by the next run
        }
    }

    /**
     * What owners that are gone left; {@link Left#traces()} is null where it proves nothing.
     *
     * @param present the owner that goes on
     */
    synchronized Map<String, Left> leftBefore(String present) {
        if (!present.equals(owner)) {
            closeOwn();
        }
        var left = new LinkedHashMap<String, Left>();
        for (String candidate : owners()) {
            try {
                Left found = HandOverLog.read(file(candidate), start);
                if (found != null) {
                    left.put(candidate, found);
                }
            } catch (IOException e) {
                // cannot be read: it proves nothing
            }
        }
        return left;
    }

    /** What it told is in the ledger. */
    void delete(String gone) {
        try {
            Files.deleteIfExists(file(gone));
        } catch (IOException e) {
            // read once more by the next run, which finds nothing left to settle
        }
    }

    private List<String> owners() {
        List<String> owners = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return owners;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                owners.add(name.substring(0, name.length() - ENDING.length()));
            }
        } catch (IOException e) {
            // nothing is known, and nothing proven
        }
        return owners;
    }

    private Path file(String of) {
        return folder.resolve(of + ENDING);
    }

    private void closeOwn() {
        HandOverLog log = own;
        own = null;
        if (log != null) {
            try {
                log.close();
            } catch (IOException e) {
                // nothing more is written to it
            }
        }
    }

    @Override
    public synchronized void close() {
        closeOwn();
    }
}
