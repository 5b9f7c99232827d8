package dev.quarterdeck;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;

@AnalyzeClasses(packages = "dev.quarterdeck", importOptions = ArchitectureTests.PortalOnly.class)
class ArchitectureTests {

    /** Main and test classes of this module; connectors and generated tables have rules of their own. */
    static class PortalOnly implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return location.contains("/portal/target/");
        }
    }

    private static final DescribedPredicate<JavaClass> TESTS = DescribedPredicate.describe(
            "are tests",
            type -> type.getSource()
                    .map(source -> source.getUri().toString().contains("/test-classes/"))
                    .orElse(false));

    /** The provisioner creates databases for workloads, and reads no table of the portal's. */
    private static final DescribedPredicate<JavaClass> MAY_SPEAK_SQL = simpleNameEndingWith("Repository")
            .or(simpleNameEndingWith("Query"))
            .or(simpleName("DatabaseProvisioner"))
            .or(resideInAPackage("dev.quarterdeck.platform.(*)..").and(resideInAnyPackage("..live", "..database")))
            .or(TESTS);

    @ArchTest
    static final ArchRule SQL_IS_IN_REPOSITORIES_AND_QUERIES = noClasses()
            .that(DescribedPredicate.not(MAY_SPEAK_SQL)
                    .and(DescribedPredicate.describe("are top level", type -> !type.isNestedClass())))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(DSLContext.class);

    @ArchTest
    static final ArchRule CONTROLLERS_ARE_PRIVATE_AND_IN_WEB_PACKAGES = classes()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .and(DescribedPredicate.not(resideInAPackage("dev.quarterdeck.platform.live")))
            .should()
            .notBePublic()
            .andShould()
            .resideInAPackage("..web..");

    @ArchTest
    static final ArchRule TRANSACTIONS_ARE_NOT_WEBS =
            noClasses().that().resideInAPackage("..web..").should().beAnnotatedWith(Transactional.class);

    @ArchTest
    static final ArchRule TRANSACTIONS_ARE_NO_METHODS_OF_WEB = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("..web..")
            .should()
            .beAnnotatedWith(Transactional.class);

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses()
            .that(DescribedPredicate.not(TESTS))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now");

    @ArchTest
    static final ArchRule ONLY_ONE_PLACE_MAKES_THE_CLOCK = noClasses()
            .that(DescribedPredicate.not(TESTS))
            .and()
            .doNotHaveFullyQualifiedName("dev.quarterdeck.platform.PlatformConfiguration")
            .should()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule TESTS_ARE_JUNIT_FIVE_OR_LATER =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.junit", "junit.framework..");

    @ArchTest
    static final ArchRule WEB_TYPES_STAY_IN_WEB_PACKAGES = noClasses()
            .that(DescribedPredicate.not(TESTS)
                    .and(DescribedPredicate.not(resideInAnyPackage(
                            "..web..", "dev.quarterdeck.identity", "dev.quarterdeck.platform.live"))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "org.thymeleaf..", "org.springframework.web.servlet..");

    @ArchTest
    static final ArchRule LAYERS_ARE_NO_PACKAGES = noClasses()
            .should()
            .resideInAnyPackage("..impl..", "..util..", "..common..", "..dto..", "..service..", "..model..");
}
