package dev.quarterdeck.shop.product;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ProductQuery {

    private final JdbcClient database;
    private final ProductSettings settings;

    ProductQuery(JdbcClient database, ProductSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    List<Product> list(ProductFilter filter, int limit) {
        return database.sql("""
                        select sku, name, description, category, list_price_cents
                        from product
                        where (:pattern::text is null or name ilike :pattern or description ilike :pattern)
                          and (:category::text is null or category = :category)
                          and (cardinality(:skus::text[]) = 0 or sku = any (:skus))
                          and (:after::text is null or (name, sku) > (select name, sku from product where sku = :after))
                        order by name, sku
                        limit :limit
                        """)
                .param("pattern", filter.text() == null ? null : containing(filter.text()))
                .param("category", filter.category())
                .param("skus", filter.skus().toArray(String[]::new))
                .param("after", filter.after())
                .param("limit", limit)
                .query(this::product)
                .list();
    }

    Optional<Product> find(String sku) {
        return database.sql("select sku, name, description, category, list_price_cents from product where sku = :sku")
                .param("sku", sku)
                .query(this::product)
                .optional();
    }

    List<Category> categories() {
        return database.sql("""
                        select slug, category.name, count(sku) as products
                        from category left join product on category = slug
                        group by slug
                        order by position
                        """)
                .query(DataClassRowMapper.newInstance(Category.class))
                .list();
    }

    private Product product(ResultSet row, int index) throws SQLException {
        return new Product(
                row.getString("sku"),
                row.getString("name"),
                row.getString("description"),
                row.getString("category"),
                Price.of(row.getLong("list_price_cents"), settings.discountPercent()));
    }

    /** A search for 100% means a percent sign, not anything that follows 100. */
    private static String containing(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
