package org.findbuch.bench.relevance;

import org.findbuch.document.Language;

/**
 * A document that questions are asked of.
 *
 * @param id as the questions name it
 * @param title empty where there is none
 */
public record JudgedText(String id, String title, Language language, String text) {}
