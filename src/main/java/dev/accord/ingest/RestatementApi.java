package dev.accord.ingest;

import dev.accord.glossary.Rehearsing.Progress;
import dev.accord.glossary.VersionName;
import dev.accord.leads.Restatements;
import dev.accord.leads.Restatements.Restatement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Looking at the whole history under one version of a definition, so that figures can be restated: begun, followed, stopped. */
@RestController
@RequestMapping("/api/v1/restatements/{definition}")
class RestatementApi {

    private final Restatements restatements;

    RestatementApi(Restatements restatements) {
        this.restatements = restatements;
    }

    @GetMapping
    Map<String, @Nullable Object> state(@PathVariable String definition) {
        return answer(VersionName.parse(definition));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, @Nullable Object> begin(@PathVariable String definition) {
        VersionName version = VersionName.parse(definition);
        restatements.begin(version);
        return answer(version);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable String definition) {
        restatements.cancel(VersionName.parse(definition));
    }

    private Map<String, @Nullable Object> answer(VersionName version) {
        Optional<Progress> progress = restatements.progress(version);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("definition", version.toString());
        json.put(
                "asOf",
                restatements
                        .newest(version)
                        .map(Restatement::asOf)
                        .map(Object::toString)
                        .orElse(null));
        json.put("state", progress.map(Progress::state).orElse(null));
        json.put("leads", progress.map(Progress::leads).orElse(null));
        json.put("ofLeads", progress.map(Progress::ofLeads).orElse(null));
        json.put("note", progress.map(Progress::note).orElse(null));
        return json;
    }
}
