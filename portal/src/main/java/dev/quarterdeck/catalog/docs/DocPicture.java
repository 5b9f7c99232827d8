package dev.quarterdeck.catalog.docs;

/** @param type such as {@code image/png} */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record DocPicture(String type, String digest, byte[] bytes) {}
