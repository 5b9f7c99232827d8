package dev.quarterdeck.platform.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a portal ends that shares an address with others.
 *
 * @param drain how long it still answers everything after it was told to end; {@code /ready} says no from the beginning
 */
@ConfigurationProperties("quarterdeck.shutdown")
record ShutdownSettings(@DefaultValue("0s") Duration drain) {}
