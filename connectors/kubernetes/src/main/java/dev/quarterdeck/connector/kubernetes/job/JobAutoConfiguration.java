package dev.quarterdeck.connector.kubernetes.job;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

@AutoConfiguration
@Import(JobRegistrar.class)
class JobAutoConfiguration {}
