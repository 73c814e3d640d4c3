package dev.larder.example.data;

import dev.larder.example.shop.Bestseller;
import dev.larder.example.shop.Figures;
import dev.larder.example.shop.Month;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The shop's reports: every one of them reads every order. */
@ApplicationScoped
public class ReportTable {

    @Inject
    private Database database;

    public List<Bestseller> bestsellers(int howMany) {
        String sql = """
                select p.id, p.name, c.name as category, p.price, o.sold, o.sold * p.price as revenue
                from (select product_id, sum(quantity) as sold from order_line group by product_id) o
                  join product p on p.id = o.product_id
                  join category c on c.id = p.category_id
                order by o.sold desc, p.id limit ?""";
        return database.list(
                sql,
                row -> new Bestseller(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("category"),
                        row.getBigDecimal("price"),
                        row.getLong("sold"),
                        row.getBigDecimal("revenue")),
                howMany);
    }

    /** What was sold in each month, the latest first. */
    public List<Month> months() {
        String sql = """
                select formatdatetime(ordered, 'yyyy-MM') as name, sum(quantity) as sold, sum(quantity * price) as revenue
                from order_line group by formatdatetime(ordered, 'yyyy-MM') order by name desc""";
        return database.list(
                sql, row -> new Month(row.getString("name"), row.getLong("sold"), row.getBigDecimal("revenue")));
    }

    public Figures figures() {
        String sql = """
                select (select count(*) from product) as products,
                  (select count(distinct order_no) from order_line) as orders,
                  (select count(*) from review) as reviews,
                  (select avg(cast(stars as double)) from review) as stars""";
        return database.list(
                        sql,
                        row -> new Figures(
                                row.getLong("products"),
                                row.getLong("orders"),
                                row.getLong("reviews"),
                                row.getDouble("stars")))
                .get(0);
    }
}
