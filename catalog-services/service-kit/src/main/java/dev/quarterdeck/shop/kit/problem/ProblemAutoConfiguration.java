package dev.quarterdeck.shop.kit.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Import;

/** A service that shows pages to people turns it off: they get an error page. */
@AutoConfiguration
@ConditionalOnProperty(name = "service.problems", matchIfMissing = true)
@Import({ProblemAdvice.class, ProblemSignature.class})
class ProblemAutoConfiguration {}
