package retour.policy.prepared;

/**
 * How many columns of each kind a batch has.
 *
 * @param planes of bits
 * @param words of words by their number
 * @param mostWords the largest number of a word
 * @param numbers of numbers
 */
public record Layout(int planes, int words, int mostWords, int numbers) {}
