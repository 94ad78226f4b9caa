package dev.accord.activity;

import dev.accord.shared.Id;
import dev.accord.shared.Tiding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes one word of very many, as when an import of a thousand leads is offered to five people. */
final class Storm {

    /** As many of one kind are still told one by one. */
    static final int CALM = 20;

    private Storm() {}

    private record Sort(Id to, Tiding.Kind kind) {}

    /** @param told in one transaction */
    static List<Tiding> calmed(List<Tiding> told) {
        Map<Sort, List<Tiding>> sorts = new LinkedHashMap<>();
        told.forEach(tiding -> sorts.computeIfAbsent(new Sort(tiding.to(), tiding.kind()), any -> new ArrayList<>())
                .add(tiding));
        return sorts.values().stream()
                .flatMap(all -> all.size() <= CALM ? all.stream() : Stream.of(together(all)))
                .toList();
    }

    /** It is about nothing that could be settled, so about its reader. */
    private static Tiding together(List<Tiding> all) {
        Tiding last = all.getLast();
        return new Tiding(
                last.kind(),
                last.to(),
                last.at(),
                last.kind().label() + ": " + all.size() + " at once",
                last.link().split("[/?]")[0],
                last.to(),
                Optional.empty(),
                last.behind());
    }
}
