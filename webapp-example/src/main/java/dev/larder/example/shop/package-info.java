/** What the shop sells and says: records, and the beans that cache them by annotation or by hand. */
package dev.larder.example.shop;
