package dev.quarterdeck.shop.inventory.web;

import dev.quarterdeck.shop.inventory.Line;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;

/** @param holdSeconds how long the goods shall be kept; the service may keep them for less */
record ReservationRequest(
        @NotEmpty @Size(max = 100) List<@Valid RequestedLine> lines,
        @Positive long holdSeconds) {

    record RequestedLine(
            @NotBlank @Size(max = 20) String sku,
            @Positive @Max(10_000) int quantity) {}

    List<Line> toLines() {
        return lines.stream().map(line -> new Line(line.sku(), line.quantity())).toList();
    }
}
