package dev.quarterdeck.shop.storefront;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the shop presents itself.
 *
 * @param notice shown above every page; empty for none
 */
@ConfigurationProperties("shop")
record ShopSettings(String name, String notice) {}
