package retour.server.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/**
 * Refuses forms with files whose texts or file names hold the character NUL (400), as {@link RefuseNul} does with the
 * others: these are read only behind the log-in, so that nobody has files read who may not send any.
 */
@Configuration(proxyBeanMethods = false)
class RefuseNulInParts implements WebMvcConfigurer, HandlerInterceptor {

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).excludePathPatterns("/error");
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    MultipartHttpServletRequest parts =
        WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
    if (parts == null || texts(parts).noneMatch(RefuseNul::holdsNul)) {
      return true;
    }
    response.sendError(HttpStatus.BAD_REQUEST.value());
    return false;
  }

  private static Stream<String> texts(MultipartHttpServletRequest parts) {
    Stream<String> fields = parts.getParameterMap().entrySet().stream().flatMap(RefuseNul::texts);
    Stream<String> files =
        parts.getMultiFileMap().values().stream()
            .flatMap(List::stream)
            .map(MultipartFile::getOriginalFilename)
            .map(name -> name == null ? "" : name);
    return Stream.concat(fields, files);
  }
}
