package dev.quarterdeck.shop.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@InventoryTest
class StockTests {

    private final Stock stock;
    private final Warehouse warehouse;

    StockTests(Stock stock, Warehouse warehouse) {
        this.stock = stock;
        this.warehouse = warehouse;
    }

    @Test
    void buysInWhatRunsLow() {
        var low = warehouse.productWith(19);
        warehouse.reorder(low, 50);
        var enough = warehouse.productWith(20);
        warehouse.reorder(enough, 50);

        stock.replenish();

        assertThat(stock.find(low).available()).isEqualTo(50);
        assertThat(stock.find(enough).available()).isEqualTo(20);
    }

    @Test
    void letsSellOutWhatIsNoLongerBoughtIn() {
        var discontinued = warehouse.productWith(3);

        stock.replenish();

        assertThat(stock.find(discontinued).available()).isEqualTo(3);
    }

    @Test
    void buysInNothingTwice() {
        var low = warehouse.productWith(1);
        warehouse.reorder(low, 10);

        stock.replenish();
        stock.replenish();

        assertThat(stock.find(low).onHand()).isEqualTo(10);
    }
}
