"""The rules of textmend, in the order in which their fixes win."""

from __future__ import annotations

from textmend_rules.encoding.c1_control import c1_control
from textmend_rules.encoding.control_character import control_character
from textmend_rules.encoding.homoglyph import homoglyph
from textmend_rules.encoding.html_entity import html_entity
from textmend_rules.encoding.html_tag import html_tag
from textmend_rules.encoding.ligature import ligature
from textmend_rules.encoding.mojibake import mojibake
from textmend_rules.encoding.not_normalized import not_normalized
from textmend_rules.encoding.not_utf8 import not_utf8
from textmend_rules.encoding.replacement_character import replacement_character
from textmend_rules.encoding.soft_hyphen import soft_hyphen
from textmend_rules.encoding.stray_bom import stray_bom
from textmend_rules.encoding.zero_width import zero_width
from textmend_rules.quotes.accent_apostrophe import accent_apostrophe
from textmend_rules.quotes.backtick_quote import backtick_quote
from textmend_rules.quotes.lost_apostrophe import lost_apostrophe
from textmend_rules.quotes.mismatched_quotes import mismatched_quotes
from textmend_rules.quotes.mixed_quotes import mixed_quotes
from textmend_rules.quotes.quote_apostrophe import quote_apostrophe
from textmend_rules.quotes.quote_style import quote_style
from textmend_rules.quotes.unbalanced_quote import unbalanced_quote
from textmend_rules.quotes.wrong_way_quote import wrong_way_quote
from textmend_rules.repeats.corpus_repeated_paragraph import corpus_repeated_paragraph
from textmend_rules.repeats.repeated_line import repeated_line
from textmend_rules.repeats.repeated_paragraph import repeated_paragraph
from textmend_rules.repeats.repeated_title import repeated_title
from textmend_rules.residue.ad_marker import ad_marker
from textmend_rules.residue.byline import byline
from textmend_rules.residue.call_to_action import call_to_action
from textmend_rules.residue.injected_teaser import injected_teaser
from textmend_rules.residue.inlined_header import inlined_header
from textmend_rules.residue.legal_footer import legal_footer
from textmend_rules.residue.markdown_residue import markdown_residue
from textmend_rules.residue.photo_credit import photo_credit
from textmend_rules.residue.script_residue import script_residue
from textmend_rules.residue.shortcode import shortcode
from textmend_rules.residue.site_widget import site_widget
from textmend_rules.residue.timestamp_line import timestamp_line
from textmend_rules.residue.truncated_ending import truncated_ending
from textmend_rules.spacing.blank_lines import blank_lines
from textmend_rules.spacing.double_space import double_space
from textmend_rules.spacing.exotic_space import exotic_space
from textmend_rules.spacing.final_newline import final_newline
from textmend_rules.spacing.hard_wrap import hard_wrap
from textmend_rules.spacing.leading_space import leading_space
from textmend_rules.spacing.missing_space import missing_space
from textmend_rules.spacing.mixed_newlines import mixed_newlines
from textmend_rules.spacing.space_before_punctuation import space_before_punctuation
from textmend_rules.spacing.space_inside_brackets import space_inside_brackets
from textmend_rules.spacing.trailing_space import trailing_space
from textmend_rules.words.displaced_initial import displaced_initial
from textmend_rules.words.doubled_initial import doubled_initial
from textmend_rules.words.doubled_word import doubled_word
from textmend_rules.words.glued_words import glued_words
from textmend_rules.words.lost_ending import lost_ending
from textmend_rules.words.lost_initial import lost_initial
from textmend_rules.words.lost_lead_in import lost_lead_in
from textmend_rules.words.misspelling import misspelling
from textmend_rules.words.name_variant import name_variant
from textmend_rules.words.split_initial import split_initial
from textmend_rules.words.split_word import split_word

CATALOGUE = (
    mojibake,
    not_utf8,
    c1_control,
    stray_bom,
    html_entity,
    html_tag,
    replacement_character,
    homoglyph,
    ligature,
    not_normalized,
    soft_hyphen,
    zero_width,
    control_character,
    leading_space,
    trailing_space,
    double_space,
    space_before_punctuation,
    space_inside_brackets,
    missing_space,
    exotic_space,
    inlined_header,
    ad_marker,
    site_widget,
    repeated_title,
    repeated_paragraph,
    script_residue,
    shortcode,
    markdown_residue,
    injected_teaser,
    call_to_action,
    photo_credit,
    legal_footer,
    byline,
    timestamp_line,
    truncated_ending,
    repeated_line,
    corpus_repeated_paragraph,
    split_initial,
    doubled_initial,
    displaced_initial,
    lost_initial,
    lost_lead_in,
    split_word,
    glued_words,
    lost_ending,
    doubled_word,
    backtick_quote,
    accent_apostrophe,
    quote_apostrophe,
    wrong_way_quote,
    quote_style,
    mismatched_quotes,
    misspelling,
    name_variant,
    mixed_quotes,
    unbalanced_quote,
    lost_apostrophe,
    blank_lines,
    hard_wrap,
    mixed_newlines,
    final_newline,
)
