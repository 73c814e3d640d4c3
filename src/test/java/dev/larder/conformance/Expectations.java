package dev.larder.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run is held to: figures it must reach, and every test that is not a pass, with the reason. In the file a section begins
 * with its name in brackets; a line {@code least required 157} holds a figure, a line {@code id outcome: reason} a test.
 */
record Expectations(Map<String, Integer> least, Map<String, String> outcomes) {

    /** A section of the file. */
    static Expectations of(String section) throws IOException {
        Expectations found = new Expectations(new LinkedHashMap<>(), new LinkedHashMap<>());
        boolean inside = false;
        try (BufferedReader file =
                new BufferedReader(new InputStreamReader(Suite.resource("expected.txt"), StandardCharsets.UTF_8))) {
            for (String line = file.readLine(); line != null; line = file.readLine()) {
                if (line.startsWith("[")) {
                    inside = line.equals("[" + section + "]");
                } else if (inside && !line.isBlank() && !line.startsWith("#")) {
                    found.read(line);
                }
            }
        }
        return found;
    }

    private void read(String line) {
        String[] words = line.split("\\s+", 3);
        if (words[0].equals("least")) {
            least.put(words[1], Integer.valueOf(words[2].strip()));
        } else if (words.length < 3 || !words[1].endsWith(":")) {
            throw new IllegalArgumentException("expected.txt: no reason is given in: " + line);
        } else if (outcomes.put(words[0], words[1].substring(0, words[1].length() - 1)) != null) {
            throw new IllegalArgumentException("expected.txt: twice in its section: " + words[0]);
        }
    }

    /** The tests that are not a pass and should be, or are it in another way than expected. */
    List<String> surprises(Scores scores) {
        return scores.notPassed().entrySet().stream()
                .filter(each -> !each.getValue().word().equals(outcomes.get(each.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What is otherwise than expected; empty when nothing is. */
    List<String> complaints(Scores scores) {
        List<String> complaints = new ArrayList<>();
        floor(complaints, "tests", scores.results().size());
        floor(complaints, "required", scores.passed(SuiteTest.Kind.REQUIRED));
        floor(complaints, "optimal", scores.passed(SuiteTest.Kind.OPTIMAL));
        Map<String, TestOutcome> notPassed = scores.notPassed();
        for (String id : surprises(scores)) {
            complaints.add(id + " ends as " + notPassed.get(id).word() + ", expected "
                    + outcomes.getOrDefault(id, "pass") + ": " + scores.message(id));
        }
        outcomes.keySet().stream()
                .filter(id -> !notPassed.containsKey(id))
                .map(id -> id + " passes by now, or is gone. Take it from expected.txt.")
                .forEach(complaints::add);
        return complaints;
    }

    private void floor(List<String> complaints, String what, long reached) {
        int wanted = least.getOrDefault(what, 0);
        if (reached < wanted) {
            complaints.add(what + ": " + reached + ", at least " + wanted + " are expected");
        }
    }
}
