package org.findbuch.archive.store;

import java.util.Optional;

/**
 * One change as the catalogue tells it.
 *
 * @param id of the document or collection
 * @param before empty for what is new, and for all of an erased document
 * @param after empty where a later erasure took it
 */
public record ChangeRow(Change change, String id, Optional<Item> before, Optional<Item> after) {}
