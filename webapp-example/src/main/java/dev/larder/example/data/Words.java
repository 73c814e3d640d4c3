package dev.larder.example.data;

import java.util.List;

/** The words from which products, reviewers and reviews are made. */
final class Words {

    /** A category: its name, one of its products, its median price, and what tells its products apart. */
    record Shelf(String name, String product, int price, List<String> variants) {}

    /** A department and its shelves. */
    record Department(String name, List<Shelf> shelves) {}

    private static final List<String> CENTIMETRES = List.of("20 cm", "24 cm", "28 cm", "32 cm");
    private static final List<String> LITRES = List.of("0.5 l", "1 l", "1.5 l", "2.5 l");
    private static final List<String> SETS = List.of("set of 2", "set of 4", "set of 6", "single");
    private static final List<String> COLOURS = List.of("chalk", "slate", "sage", "mustard", "ink", "terracotta");

    static final List<Department> DEPARTMENTS = List.of(
            new Department(
                    "Cookware",
                    List.of(
                            new Shelf("Frying pans", "Frying Pan", 45, CENTIMETRES),
                            new Shelf("Saucepans", "Saucepan", 48, LITRES),
                            new Shelf("Stockpots", "Stockpot", 72, LITRES),
                            new Shelf("Casseroles", "Casserole", 139, COLOURS),
                            new Shelf("Woks", "Wok", 52, CENTIMETRES),
                            new Shelf("Grill pans", "Grill Pan", 49, CENTIMETRES))),
            new Department(
                    "Bakeware",
                    List.of(
                            new Shelf("Cake tins", "Cake Tin", 16, CENTIMETRES),
                            new Shelf("Loaf tins", "Loaf Tin", 14, SETS),
                            new Shelf("Muffin trays", "Muffin Tray", 18, SETS),
                            new Shelf("Baking sheets", "Baking Sheet", 19, CENTIMETRES),
                            new Shelf("Pie dishes", "Pie Dish", 22, COLOURS),
                            new Shelf("Rolling pins", "Rolling Pin", 17, CENTIMETRES))),
            new Department(
                    "Knives",
                    List.of(
                            new Shelf("Chef's knives", "Chef's Knife", 89, CENTIMETRES),
                            new Shelf("Bread knives", "Bread Knife", 58, CENTIMETRES),
                            new Shelf("Paring knives", "Paring Knife", 29, SETS),
                            new Shelf("Santoku knives", "Santoku Knife", 95, CENTIMETRES),
                            new Shelf("Sharpeners", "Whetstone", 42, SETS),
                            new Shelf("Chopping boards", "Chopping Board", 38, CENTIMETRES))),
            new Department(
                    "Tableware",
                    List.of(
                            new Shelf("Dinner plates", "Dinner Plate", 14, COLOURS),
                            new Shelf("Bowls", "Bowl", 12, COLOURS),
                            new Shelf("Mugs", "Mug", 11, COLOURS),
                            new Shelf("Wine glasses", "Wine Glass", 15, SETS),
                            new Shelf("Tumblers", "Tumbler", 9, SETS),
                            new Shelf("Cutlery", "Cutlery", 79, SETS))),
            new Department(
                    "Coffee & tea",
                    List.of(
                            new Shelf("Cafetières", "Cafetière", 36, LITRES),
                            new Shelf("Moka pots", "Moka Pot", 32, LITRES),
                            new Shelf("Coffee grinders", "Coffee Grinder", 84, COLOURS),
                            new Shelf("Teapots", "Teapot", 41, COLOURS),
                            new Shelf("Kettles", "Kettle", 69, COLOURS),
                            new Shelf("Tea caddies", "Tea Caddy", 15, COLOURS))),
            new Department(
                    "Appliances",
                    List.of(
                            new Shelf("Stand mixers", "Stand Mixer", 349, COLOURS),
                            new Shelf("Blenders", "Blender", 119, LITRES),
                            new Shelf("Food processors", "Food Processor", 189, LITRES),
                            new Shelf("Toasters", "Toaster", 64, COLOURS),
                            new Shelf("Slow cookers", "Slow Cooker", 75, LITRES),
                            new Shelf("Scales", "Scale", 28, COLOURS))),
            new Department(
                    "Utensils",
                    List.of(
                            new Shelf("Spatulas", "Spatula", 9, COLOURS),
                            new Shelf("Ladles", "Ladle", 11, SETS),
                            new Shelf("Whisks", "Whisk", 12, CENTIMETRES),
                            new Shelf("Tongs", "Tongs", 13, CENTIMETRES),
                            new Shelf("Peelers", "Peeler", 8, COLOURS),
                            new Shelf("Graters", "Grater", 19, SETS))),
            new Department(
                    "Storage",
                    List.of(
                            new Shelf("Preserving jars", "Preserving Jar", 7, LITRES),
                            new Shelf("Food boxes", "Food Box", 12, LITRES),
                            new Shelf("Bread bins", "Bread Bin", 44, COLOURS),
                            new Shelf("Spice racks", "Spice Rack", 34, SETS),
                            new Shelf("Bottles", "Bottle", 16, LITRES),
                            new Shelf("Baskets", "Basket", 26, CENTIMETRES))),
            new Department(
                    "Linen",
                    List.of(
                            new Shelf("Tea towels", "Tea Towel", 9, SETS),
                            new Shelf("Aprons", "Apron", 29, COLOURS),
                            new Shelf("Oven gloves", "Oven Glove", 18, COLOURS),
                            new Shelf("Tablecloths", "Tablecloth", 49, COLOURS),
                            new Shelf("Napkins", "Napkin", 8, SETS),
                            new Shelf("Pot holders", "Pot Holder", 10, COLOURS))),
            new Department(
                    "Outdoor",
                    List.of(
                            new Shelf("Barbecues", "Barbecue", 229, CENTIMETRES),
                            new Shelf("Pizza ovens", "Pizza Oven", 299, CENTIMETRES),
                            new Shelf("Picnic hampers", "Picnic Hamper", 74, SETS),
                            new Shelf("Cool boxes", "Cool Box", 58, LITRES),
                            new Shelf("Flasks", "Flask", 27, LITRES),
                            new Shelf("Camp stoves", "Camp Stove", 66, SETS))));

    static final List<String> BRANDS = List.of(
            "Ashdown Forge",
            "Bellweather",
            "Calder & Row",
            "Dunmore",
            "Eldermoss",
            "Fennimore",
            "Greywick",
            "Harrow Lane",
            "Inglenook",
            "Juniper & Co",
            "Kestrel",
            "Lowther",
            "Marrowby",
            "Northcote");

    static final List<String> MATERIALS = List.of(
            "Carbon Steel",
            "Copper",
            "Stoneware",
            "Oak",
            "Cast Iron",
            "Enamel",
            "Linen Grey",
            "Walnut",
            "Borosilicate",
            "Brushed Steel",
            "Olive Wood",
            "Bamboo");

    static final List<String> SERIES =
            List.of("Everyday", "Heritage", "Professional", "Studio", "Cottage", "Atelier", "Harvest", "Classic");

    static final List<String> GIVEN_NAMES = List.of(
            "Amelia", "Bram", "Chloé", "Dev", "Elif", "Femi", "Greta", "Hugo", "Ines", "Jonas", "Kirsi", "Luca", "Mei",
            "Nadia", "Oscar", "Priya", "Quentin", "Rosa", "Sven", "Tomás", "Uma", "Viktor", "Wren", "Yusuf", "Zofia");

    /** What reviewers say, from one star to five. */
    static final List<List<String>> OPINIONS = List.of(
            List.of("Broke within a month.", "Not what the picture promised.", "Went straight back to the shop."),
            List.of("Lighter than I expected, and it wobbles.", "The finish scratched at once.", "Fine for camping."),
            List.of("Does the job.", "Good value, plain design.", "A little heavy, but it works."),
            List.of("Sturdy and easy to clean.", "Bought a second one for my sister.", "Heats evenly, feels solid."),
            List.of("The best I have owned.", "Beautifully made, worth every penny.", "We use it every single day."));

    static final List<String> OCCASIONS = List.of(
            "Arrived in two days.",
            "It was a birthday present.",
            "Used it for Sunday lunch.",
            "Replaces one from 1987.",
            "The dishwasher has not hurt it so far.",
            "Colour as shown.",
            "My neighbour wants one too.",
            "Packed with care.");

    private Words() {}
}
