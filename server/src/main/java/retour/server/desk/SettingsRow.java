package retour.server.desk;

import retour.server.store.KeepCaseSettings.Change;

/**
 * A change of the store's settings, in words.
 *
 * @param by who made it; empty where nobody of the staff did
 * @param days the target days, step by step
 * @param above the amount above which two people are wanted, or that one may do both
 */
public record SettingsRow(Change change, String by, String days, String above) {}
