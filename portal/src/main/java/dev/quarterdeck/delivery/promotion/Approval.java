package dev.quarterdeck.delivery.promotion;

import java.time.Instant;

/** One person's decision about a promotion. */
public record Approval(String approver, Verdict verdict, String reason, Instant givenAt) {}
