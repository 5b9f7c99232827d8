package dev.quarterdeck.signals.dashboard.web;

import dev.quarterdeck.platform.EntityRef;
import dev.quarterdeck.signals.dashboard.code.DashboardCode;
import dev.quarterdeck.signals.dashboard.panel.Definition;
import dev.quarterdeck.signals.dashboard.panel.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a form says of a dashboard beside its panels; what is missing is empty.
 *
 * @param owner a reference
 * @param variables those without a name are left out
 */
public record DashboardForm(
        @Nullable String title,
        @Nullable String description,
        @Nullable String owner,
        @Nullable String range,
        @Nullable String refresh,
        @Nullable List<VariableForm> variables) {

    private static final int SPARE = 2;

    public record VariableForm(
            @Nullable String name,
            @Nullable String label,
            @Nullable String kind,
            @Nullable String usual) {

        static final VariableForm EMPTY = new VariableForm("", "", "environment", "");

        private Variable variable() {
            return new Variable(or(name, ""), or(label, ""), Variable.Kind.of(or(kind, "text")), or(usual, ""));
        }
    }

    static DashboardForm empty(EntityRef owner, String environment) {
        return new DashboardForm(
                "",
                "",
                owner.toString(),
                "3h",
                "30s",
                List.of(
                        new VariableForm("environment", "Environment", "environment", environment),
                        VariableForm.EMPTY));
    }

    static DashboardForm of(Definition definition) {
        var variables = new ArrayList<VariableForm>();
        definition
                .variables()
                .forEach(one -> variables.add(
                        new VariableForm(one.name(), one.label(), one.kind().word(), one.usual())));
        IntStream.range(0, SPARE).forEach(_ -> variables.add(VariableForm.EMPTY));
        return new DashboardForm(
                definition.title(),
                definition.description(),
                definition.owner().toString(),
                definition.range(),
                DashboardCode.written(definition.refresh()),
                variables);
    }

    /**
     * @param before whose name and panels stay; null of a new one, which has none yet
     * @throws IllegalArgumentException that names the field that is wrong
     */
    Definition definition(@Nullable Definition before, String name) {
        return new Definition(
                name,
                or(title, ""),
                description,
                EntityRef.of(or(owner, "")),
                or(range, "3h"),
                DashboardCode.refresh(or(refresh, "never")),
                (variables == null ? List.<VariableForm>of() : variables)
                        .stream()
                                .filter(one -> !or(one.name(), "").isEmpty())
                                .map(VariableForm::variable)
                                .toList(),
                before == null ? List.of() : before.rows());
    }

    static String or(@Nullable String text, String usual) {
        return text == null || text.isBlank() ? usual : text.strip();
    }
}
