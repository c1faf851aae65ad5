package org.dunning.reply.language;

/** One letter missing, doubled, wrong or changed with its neighbour. */
final class Slips {

    private Slips() {}

    static boolean atMostOne(String right, String typed) {
        int shorter = Math.min(right.length(), typed.length());
        if (Math.abs(right.length() - typed.length()) > 1) {
            return false;
        }
        int same = 0;
        while (same < shorter && right.charAt(same) == typed.charAt(same)) {
            same++;
        }
        if (right.length() > typed.length()) {
            return right.substring(same + 1).equals(typed.substring(same));
        }
        if (right.length() < typed.length()) {
            return right.substring(same).equals(typed.substring(same + 1));
        }
        return same >= right.length() - 1
                || right.substring(same + 1).equals(typed.substring(same + 1))
                || right.charAt(same) == typed.charAt(same + 1)
                        && right.charAt(same + 1) == typed.charAt(same)
                        && right.substring(same + 2).equals(typed.substring(same + 2));
    }
}
