/** The shop's database: the tables, what fills them, and the queries that read them. Nothing here is cached. */
package dev.larder.example.data;
