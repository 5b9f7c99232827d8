package dev.quarterdeck.search.web;

import dev.quarterdeck.search.Search;
import dev.quarterdeck.search.SearchText;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the palette offers for what was typed.
 *
 * @param guessed nothing holds the words that were typed; the places to go are spelt alike
 */
record Choices(
        String typed, boolean guessed, List<Choice> goTo, List<Choice> records, List<Choice> docs, List<Choice> toDo) {

    private static final int ACTED_ON = 2;
    private static final int RECORDS = 3;

    /** Of docs a third as many as of entities. */
    static Choices of(String typed, String username, Search search, int entities) {
        var text = new SearchText(typed);
        var named = new SearchText(Deed.nameIn(text.text()));
        var result = search.find(named, username, null, entities);
        var shown = typed.isBlank() ? search.atHand(username, entities) : result.entities();
        var components = result.entities().stream()
                .filter(hit -> hit.ref().kind().equals("component"))
                .limit(ACTED_ON);
        return new Choices(
                typed,
                result.guessed() && !result.entities().isEmpty(),
                Stream.concat(shown.stream().map(hit -> Choice.of(hit, named.text())), Place.matching(text))
                        .toList(),
                search.records(text, RECORDS).stream()
                        .map(hit -> Choice.of(hit, text.text()))
                        .toList(),
                search.docs(text, Math.ceilDiv(entities, 3)).stream()
                        .map(hit -> Choice.of(hit, text.text()))
                        .toList(),
                components
                        .flatMap(hit -> Deed.matching(result.guessed() ? new SearchText("") : text, hit.ref()))
                        .toList());
    }

    public boolean isEmpty() {
        return goTo.isEmpty() && records.isEmpty() && docs.isEmpty() && toDo.isEmpty();
    }
}
