package dev.quarterdeck.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;

/** Whether everybody can use the page that somebody has open: by axe in light and dark, and on a phone. Keeps pictures. */
record Usability(Person person) {

    private static final int PHONE = 375;

    /** What stands out at the right, but for what scrolls in itself. */
    private static final String TOO_WIDE = """
            [...document.querySelectorAll("body *")]
                .filter(it => it.getBoundingClientRect().right > 375 && !it.closest(".qd-scroll, .qd-graph"))
                .slice(0, 5).map(it => it.tagName + "." + it.className + " " + it.textContent.trim().slice(0, 40))
            """;

    void check(String name) {
        assertThat(findings(axe())).as("%s in light", name).isEmpty();
        person.picture(name);
        see(ColorScheme.DARK);
        // a page differs by its colours only
        assertThat(findings(axe().withRules(List.of("color-contrast"))))
                .as("%s in dark", name)
                .isEmpty();
        person.glimpse(name + "-dark");
        see(ColorScheme.LIGHT);
        fitsAPhone(name);
    }

    private void see(ColorScheme scheme) {
        person.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    }

    /** No page has frames, for which axe would open another page. */
    @SuppressWarnings("deprecation")
    private AxeBuilder axe() {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(person.page()).setLegacyMode(true).options(options);
    }

    private static List<String> findings(AxeBuilder axe) {
        return axe.analyze().getViolations().stream()
                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                .map(Usability::described)
                .toList();
    }

    private static String described(Rule rule) {
        return rule.getId() + ": " + rule.getNodes().getFirst().getHtml();
    }

    private void fitsAPhone(String name) {
        var page = person.page();
        page.setViewportSize(PHONE, 812);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("%s, too wide: %s", name, page.evaluate(TOO_WIDE))
                .isLessThanOrEqualTo(PHONE);
        person.glimpse(name + "-phone");
        page.setViewportSize(Person.WIDTH, Person.HEIGHT);
    }
}
